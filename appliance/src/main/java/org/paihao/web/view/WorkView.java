package org.paihao.web.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Hold;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.CounterId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Reason;
import org.paihao.core.plan.Reasons;
import org.paihao.json.Json;

/**
 * What staff can do besides calling and ending: what they set aside, what they can take back, whether they are away,
 * and what there is to choose from.
 *
 * @param undo what can be taken back, and until when
 * @param parked what this counter set aside, soonest back first
 * @param forgotten that the call goes on for so long that somebody should say whether it is over
 */
public record WorkView(
        Optional<UndoView> undo,
        Optional<PauseView> pause,
        List<ParkedView> parked,
        boolean forgotten,
        ChoicesView choices) {

    /** {@code deed}: {@code called}, {@code arrived}, {@code ended}. */
    public record UndoView(String deed, String label, Instant until) {}

    /** {@code kind}: {@code short-break}, {@code lunch}. */
    public record PauseView(String kind, Instant since, Optional<Instant> until) {}

    /** A ticket that is set aside. */
    public record ParkedView(String label, Text reason, String reasonId, Instant until) {}

    /** Something to choose. */
    public record ChoiceView(String id, Text name) {}

    /** A service somebody can be sent to, and the counters that do it. */
    public record TargetView(String service, Text name, List<WindowView> counters) {}

    /** A counter somebody can be sent to. */
    public record WindowView(String id, String number) {}

    /** What the page's dialogs offer. */
    public record ChoicesView(
            List<ChoiceView> park,
            List<ChoiceView> noShow,
            List<ChoiceView> take,
            List<TargetView> transfer,
            int parkMinutes) {}

    /** The work of one counter. */
    static WorkView of(HallPlan plan, HallState state, CounterId id, boolean forgotten) {
        CounterState counter = state.counter(id);
        return new WorkView(
                undo(plan, state, counter),
                counter.pause()
                        .map(pause -> new PauseView(Json.dashed(pause.kind().name()), pause.since(), pause.until())),
                parked(plan, state, id),
                forgotten,
                choices(plan));
    }

    private static Optional<UndoView> undo(HallPlan plan, HallState state, CounterState counter) {
        return counter.deed()
                .flatMap(deed -> state.call(deed.call())
                        .filter(call -> isFree(counter, call) && call.rating().isEmpty())
                        .map(call -> new UndoView(
                                Json.dashed(deed.kind().name()),
                                call.call().ticket().label().toString(),
                                deed.at().plusSeconds(plan.rules().undoSeconds()))));
    }

    /** A call that has ended can go on only while the counter has no other. */
    private static boolean isFree(CounterState counter, CallState call) {
        return counter.call().isEmpty()
                || counter.call().equals(Optional.of(call.call().id()));
    }

    private static List<ParkedView> parked(HallPlan plan, HallState state, CounterId id) {
        return state.parked().stream()
                .flatMap(ticket -> state.ticket(ticket).stream())
                .filter(ticket -> isFrom(state, ticket, id))
                .sorted(Comparator.comparing(
                        ticket -> ticket.hold().map(Hold::until).orElseThrow()))
                .map(ticket -> {
                    Hold hold = ticket.hold().orElseThrow();
                    return new ParkedView(
                            ticket.ticket().label().toString(),
                            Reasons.named(plan.why().park(), hold.reason())
                                    .map(Reason::name)
                                    .orElse(Text.same(hold.reason())),
                            hold.reason(),
                            hold.until());
                })
                .toList();
    }

    private static boolean isFrom(HallState state, TicketState ticket, CounterId id) {
        return ticket.ticket()
                .turn()
                .flatMap(turn -> turn.after())
                .flatMap(state::call)
                .filter(call -> call.call().counter().equals(id))
                .isPresent();
    }

    private static ChoicesView choices(HallPlan plan) {
        return new ChoicesView(
                reasons(plan.why().park()),
                reasons(plan.why().noShow()),
                reasons(plan.why().take()),
                plan.lines().stream()
                        .map(service -> new TargetView(
                                service.id().value(),
                                service.name(),
                                plan.countersFor(service.id()).stream()
                                        .map(counter ->
                                                new WindowView(counter.id().value(), counter.number()))
                                        .toList()))
                        .toList(),
                plan.rules().parkMinutes());
    }

    private static List<ChoiceView> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ChoiceView(reason.id(), reason.name()))
                .toList();
    }
}
