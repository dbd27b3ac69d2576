package org.paihao.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.hall.Stations;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.DayChanges;

/**
 * What screens show (retained, at most every 5 s).
 *
 * @param at when it was true, hall time
 * @param waiting people waiting, by service
 * @param estimates how long somebody who takes a ticket now will wait, by service; none where nobody can say
 * @param open counters that are open
 * @param calls newest first, at most {@link #CALLS_MAX}
 * @param evacuation while the hall is being left
 * @param intake what is known of who can still come today, by service; empty from a hub that does not say
 * @param changes what a supervisor has changed for today; empty for nothing
 * @param announcement what the hall's screens say beside the calls
 * @param left counters whose staff have opened another one since: they close; empty for none
 */
public record Board(
        Instant at,
        Map<ServiceId, Integer> waiting,
        Map<ServiceId, Wait> estimates,
        List<CounterId> open,
        List<BoardCall> calls,
        Optional<Evacuation> evacuation,
        Optional<Map<ServiceId, Intake>> intake,
        Optional<DayChanges> changes,
        Optional<Announcement> announcement,
        Optional<List<Stations.Left>> left) {
    /** A screen shows the call and the last five; a few more bridge a restart. */
    public static final int CALLS_MAX = 12;

    public Board {
        waiting = Map.copyOf(waiting);
        estimates = Map.copyOf(estimates);
        open = List.copyOf(open);
        calls = List.copyOf(calls);
        intake = intake.map(Map::copyOf);
        left = left.map(List::copyOf);
    }

    /** Without a word on who can still come. */
    public Board(
            Instant at,
            Map<ServiceId, Integer> waiting,
            List<CounterId> open,
            List<BoardCall> calls,
            Optional<Evacuation> evacuation) {
        this(
                at,
                waiting,
                Map.of(),
                open,
                calls,
                evacuation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Who can still come for a service today.
     *
     * @param stillServed about how many more can be served; empty when nobody can say
     * @param closed code of why the hub gives no more tickets; empty while it does
     */
    public record Intake(Optional<Integer> stillServed, Optional<String> closed) {}

    /** Who can still come for a service today, as far as the hub said. */
    public Intake intake(ServiceId service) {
        return intake.flatMap(known -> Optional.ofNullable(known.get(service)))
                .orElse(new Intake(Optional.empty(), Optional.empty()));
    }

    /** A board without anything out of the ordinary. */
    public Board(Instant at, Map<ServiceId, Integer> waiting, List<CounterId> open, List<BoardCall> calls) {
        this(at, waiting, open, calls, Optional.empty());
    }

    Board waiting(Map<ServiceId, Integer> now) {
        return new Board(at, now, estimates, open, calls, evacuation, intake, changes, announcement, left);
    }

    Board open(List<CounterId> now) {
        return new Board(at, waiting, estimates, now, calls, evacuation, intake, changes, announcement, left);
    }

    Board calls(List<BoardCall> now) {
        return new Board(at, waiting, estimates, open, now, evacuation, intake, changes, announcement, left);
    }

    Board evacuation(Optional<Evacuation> now) {
        return new Board(at, waiting, estimates, open, calls, now, intake, changes, announcement, left);
    }

    /** A board nothing has been heard for yet. */
    public static final Board NONE = new Board(Instant.EPOCH, Map.of(), List.of(), List.of());

    /** One call on the board. */
    public record BoardCall(Label label, CounterId counter, Instant at, boolean recall) {}
}
