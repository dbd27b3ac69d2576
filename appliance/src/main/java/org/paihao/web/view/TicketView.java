package org.paihao.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.PaperRules;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Zone;
import org.paihao.json.Json;
import org.paihao.role.kiosk.Kiosk;

/** A ticket on the screen of the box that issued it, or was shown it. */
public record TicketView(
        String id,
        String label,
        String service,
        Text serviceName,
        String zone,
        Text where,
        String counters,
        Instant issuedAt,
        String state,
        Optional<String> counter,
        Optional<Integer> ahead,
        Optional<EstimateView> estimate,
        Optional<String> phoneUrl,
        PrintView print) {

    /** Its slip. */
    public record PrintView(
            String state,
            Optional<String> proof,
            Optional<String> reason,
            int copies,
            boolean mayReprint,
            Optional<Integer> chooseWithinSeconds,
            Optional<String> choice) {}

    /** The ticket in the plan's words. */
    public static TicketView of(HallPlan plan, Kiosk.Shown shown) {
        ServiceId service = shown.ticket().service();
        Optional<Zone> zone = plan.service(service).flatMap(known -> plan.zone(known.zone()));
        Paper paper = shown.paper();
        return new TicketView(
                shown.ticket().id().value(),
                shown.ticket().label().toString(),
                service.value(),
                name(plan, shown.ticket().chosen()),
                zone.map(known -> known.id().value()).orElse(""),
                zone.map(Zone::where).orElse(Text.same("—")),
                counters(plan, service),
                shown.ticket().arrivedAt(),
                stage(shown.stage()),
                shown.counter(),
                shown.ahead(),
                shown.estimate().map(EstimateView::of),
                shown.phoneUrl(),
                new PrintView(
                        Json.dashed(paper.state().name()),
                        paper.proof(),
                        paper.reason(),
                        paper.copies(),
                        PaperRules.citizenMayReprint(paper) && !shown.stage().ended(),
                        shown.chooseWithinSeconds(),
                        paper.choice().map(choice -> Json.dashed(choice.name()))));
    }

    /** The service's name, or its id where a newer plan has dropped it. */
    public static Text name(HallPlan plan, ServiceId service) {
        return plan.service(service).map(known -> known.name()).orElse(Text.same(service.value()));
    }

    /** The state pages know. */
    public static String stage(TicketState.Stage stage) {
        return Json.dashed(stage.name());
    }

    /** The counters that may call, short: {@code 8–12}, {@code 3、5}. */
    public static String counters(HallPlan plan, ServiceId service) {
        List<String> numbers =
                plan.countersFor(service).stream().map(Counter::number).toList();
        if (numbers.size() > 2 && numbers.stream().allMatch(number -> number.matches("[0-9]{1,3}"))) {
            int first = Integer.parseInt(numbers.getFirst());
            boolean run = true;
            for (int i = 0; i < numbers.size(); i++) {
                run &= Integer.parseInt(numbers.get(i)) == first + i;
            }
            if (run) {
                return numbers.getFirst() + "–" + numbers.getLast();
            }
        }
        return String.join("、", numbers);
    }
}
