package org.paihao.core.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/** The indexes of the day's calls say what a plain look at all of them says. */
class CallsTest {
    private static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
    private static final TerminalId HUB = new TerminalId("hub");
    private static final List<CounterId> COUNTERS = List.of(TestPlan.ONE, new CounterId("counter-7"));
    private static final List<ServiceId> SERVICES = List.of(TestPlan.TAX, new ServiceId("other"));

    private static CallState call(int number, CounterId counter, ServiceId service, Instant at) {
        Ticket ticket = new Ticket(
                TicketId.ofTouch(HUB, "t" + number),
                new Label('A', number),
                service,
                TestPlan.day(T0),
                T0,
                false,
                Channel.DESK,
                HUB,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        CallId id = new CallId(TicketId.ofTouch(HUB, "c" + number).value());
        return CallState.offered(new Call(id, ticket, counter, new StaffId("1"), at), at);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverHappensToCallsTheIndexesSayWhatAPlainScanSays(long seed) {
        Random random = new Random(seed);
        Calls calls = Calls.NONE;
        for (int step = 0; step < 1_500; step++) {
            calls = calls.plus(next(random, calls));

            check("seed " + seed + ", step " + step, calls);
        }
    }

    private static CallState next(Random random, Calls calls) {
        int number = 1 + random.nextInt(60);
        // Many of them at the same moment: a clock that was set back gives that.
        Instant at = T0.plusSeconds(random.nextInt(40));
        CallState fresh = call(number, COUNTERS.get(random.nextInt(2)), SERVICES.get(random.nextInt(2)), at);
        CallState known = calls.all().getOrDefault(fresh.call().id(), fresh);
        return switch (random.nextInt(8)) {
            case 0 -> fresh;
            case 1 -> known.confirmed();
            case 2 -> known.arrived(at);
            case 3 -> known.said(Outcome.SERVED, at).over(Optional.of(Outcome.SERVED), Optional.of(at));
            case 4 -> known.over(Optional.of(Outcome.NO_SHOW), Optional.of(at));
            case 5 -> known.unsaid();
            case 6 -> known.of(fresh.call().ticket());
            default -> known.left();
        };
    }

    private static void check(String seen, Calls calls) {
        Comparator<CallState> newestFirst = Comparator.<CallState, Instant>comparing(
                        call -> call.call().calledAt())
                .thenComparing(call -> call.call().id().value())
                .reversed();
        List<CallState> made = calls.all().values().stream()
                .filter(CallState::made)
                .sorted(newestFirst)
                .toList();
        assertThat(calls.newest()).as(seen).containsExactlyElementsOf(made);
        for (CounterId counter : COUNTERS) {
            Stream<CallState> here =
                    made.stream().filter(call -> call.call().counter().equals(counter));
            assertThat(calls.newest(counter)).as(seen).containsExactlyElementsOf(here.toList());
            assertThat(calls.lastMade(counter))
                    .as(seen)
                    .isEqualTo(calls.newest(counter).findFirst());
            assertThat(calls.openAt(counter))
                    .as(seen)
                    .containsExactlyInAnyOrderElementsOf(calls.all().values().stream()
                            .filter(call ->
                                    call.isOpen() && call.call().counter().equals(counter))
                            .toList());
        }
        assertThat(calls.took()).as(seen).isEqualTo(took(calls));
    }

    private static Map<ServiceId, Calls.Took> took(Calls calls) {
        Map<ServiceId, Calls.Took> all = new HashMap<>();
        for (CallState call : calls.all().values()) {
            if (call.outcome().equals(Optional.of(Outcome.SERVED))
                    && !call.forgotten()
                    && call.arrivedAt().isPresent()
                    && call.endedAt().isPresent()) {
                Duration length =
                        Duration.between(call.arrivedAt().get(), call.endedAt().get());
                all.merge(
                        call.call().ticket().service(),
                        new Calls.Took(1, length),
                        (a, b) -> new Calls.Took(
                                a.count() + b.count(), a.together().plus(b.together())));
            }
        }
        return all;
    }

    @Test
    void ofAServiceThatNobodyEndedNoLengthIsKnown() {
        CallState forgotten = call(1, TestPlan.ONE, TestPlan.TAX, T0)
                .confirmed()
                .arrived(T0)
                .said(Outcome.SERVED, T0.plusSeconds(3_600))
                .over(Optional.of(Outcome.SERVED), Optional.of(T0.plusSeconds(3_600)))
                .left();

        assertThat(Calls.NONE.plus(forgotten).took()).isEmpty();
    }
}
