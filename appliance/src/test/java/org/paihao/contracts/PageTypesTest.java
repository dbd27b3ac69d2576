package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paihao.core.Text;
import org.paihao.core.rating.Tagset;
import org.paihao.role.printstation.PrintView;
import org.paihao.web.view.BoxView;
import org.paihao.web.view.CounterView;
import org.paihao.web.view.DeviceView;
import org.paihao.web.view.DisplayView;
import org.paihao.web.view.EstimateScoresView;
import org.paihao.web.view.EstimateView;
import org.paihao.web.view.HallNow;
import org.paihao.web.view.HubView;
import org.paihao.web.view.KioskView;
import org.paihao.web.view.PadView;
import org.paihao.web.view.PhoneTicketView;
import org.paihao.web.view.TicketView;

/** What the boxes say, what the pages expect and what the OpenAPI file promises have the same fields. */
class PageTypesTest {
    private static final Path TYPES = Path.of("../ui-web/src/data/types.ts");
    private static final Pattern INTERFACE = Pattern.compile("export interface (\\w+) \\{\n(.*?)\n\\}", Pattern.DOTALL);
    /** Fields of an interface stand two spaces in; those of an object within it further. */
    private static final Pattern FIELD = Pattern.compile("(?m)^ {2}(\\w+)\\??:");

    private static final Map<String, Class<?>> VIEWS = Map.ofEntries(
            Map.entry("Text", Text.class),
            Map.entry("HallNow", HallNow.class),
            Map.entry("QueueLine", HallNow.QueueLine.class),
            Map.entry("EstimateDay", EstimateScoresView.DayView.class),
            Map.entry("Box", BoxView.class),
            Map.entry("Link", BoxView.LinkView.class),
            Map.entry("Estimate", EstimateView.class),
            Map.entry("KioskView", KioskView.class),
            Map.entry("Notice", KioskView.NoticeView.class),
            Map.entry("Zone", KioskView.ZoneView.class),
            Map.entry("Service", KioskView.ServiceView.class),
            Map.entry("Ticket", TicketView.class),
            Map.entry("Print", TicketView.PrintView.class),
            Map.entry("CounterInfo", CounterView.Info.class),
            Map.entry("CounterView", CounterView.class),
            Map.entry("CounterCall", CounterView.CallView.class),
            Map.entry("CounterQueue", CounterView.QueueView.class),
            Map.entry("CounterToday", CounterView.TodayView.class),
            Map.entry("RecentService", CounterView.RecentView.class),
            Map.entry("DisplayView", DisplayView.class),
            Map.entry("DisplayCall", DisplayView.CallShown.class),
            Map.entry("PadView", PadView.class),
            Map.entry("PadPrompt", PadView.PromptView.class),
            Map.entry("Tagset", PadView.TagsetView.class),
            Map.entry("Tag", Tagset.Tag.class),
            Map.entry("PrintView", PrintView.class),
            Map.entry("PrintJob", PrintView.Job.class),
            Map.entry("PhoneTicket", PhoneTicketView.class),
            Map.entry("DeviceView", DeviceView.class),
            Map.entry("HubView", HubView.class));

    @TestFactory
    Stream<DynamicTest> thePagesKnowTheFieldsTheBoxesSend() throws IOException {
        Map<String, Set<String>> pages = interfaces();
        return VIEWS.entrySet().stream()
                .map(view -> DynamicTest.dynamicTest(
                        view.getKey(),
                        () -> assertThat(pages.get(view.getKey()))
                                .as("types.ts: " + view.getKey())
                                .isEqualTo(fields(view.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> theOpenApiFilePromisesTheFieldsTheBoxesSend() {
        Contracts contracts = new Contracts();
        return VIEWS.entrySet().stream()
                .map(view -> DynamicTest.dynamicTest(view.getKey(), () -> {
                    Set<String> promised = new TreeSet<>();
                    contracts
                            .openapi()
                            .at("/components/schemas/" + view.getKey() + "/properties")
                            .fieldNames()
                            .forEachRemaining(promised::add);
                    assertThat(promised).isEqualTo(fields(view.getValue()));
                }));
    }

    private static Map<String, Set<String>> interfaces() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        Matcher matcher = INTERFACE.matcher(Files.readString(TYPES));
        while (matcher.find()) {
            Set<String> names = new TreeSet<>();
            Matcher field = FIELD.matcher(matcher.group(2));
            while (field.find()) {
                names.add(field.group(1));
            }
            found.put(matcher.group(1), names);
        }
        return found;
    }

    private static Set<String> fields(Class<?> view) {
        return Arrays.stream(view.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
