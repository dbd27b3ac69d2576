package org.paihao.simulate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;

/** What a COMMIT was about: only that can have changed, so only that is looked at anew. */
final class Touched {
    private final Set<TicketId> tickets = new HashSet<>();
    private final Set<CallId> calls = new HashSet<>();
    private final Set<CounterId> counters = new HashSet<>();
    private boolean everything;

    Set<TicketId> tickets() {
        return tickets;
    }

    Set<CallId> calls() {
        return calls;
    }

    Set<CounterId> counters() {
        return counters;
    }

    /** A new day: nothing is as it was. */
    boolean everything() {
        return everything;
    }

    void add(List<HallEvent> events) {
        events.forEach(this::add);
    }

    private void add(HallEvent event) {
        switch (event) {
            case HallEvent.DayBegan _, HallEvent.TicketCarried _, HallEvent.CallCarried _, HallEvent.CounterCarried _ ->
                everything = true;
            case HallEvent.TicketOffered e -> tickets.add(e.ticket().id());
            case HallEvent.TicketEntered e -> tickets.add(e.ticket().id());
            case HallEvent.TicketRelabelled e -> tickets.add(e.ticket());
            case HallEvent.PaperKnown e -> tickets.add(e.ticket());
            case HallEvent.TicketLeft e -> tickets.add(e.ticket());
            case HallEvent.TicketHeard e -> tickets.add(e.ticket().id());
            case HallEvent.TicketJoined e -> tickets.addAll(List.of(e.byLabel(), e.ticket()));
            case HallEvent.LabelHeard e -> tickets.add(e.ticket());
            case HallEvent.CallOffered e -> add(e.call());
            case HallEvent.CallMade e -> add(e.call());
            case HallEvent.CallLapsed e -> calls.add(e.call());
            case HallEvent.CallAgain e -> calls.add(e.call());
            case HallEvent.ServiceBegan e -> calls.add(e.call());
            case HallEvent.CallOver e -> calls.add(e.call());
            case HallEvent.CallForgotten e -> calls.add(e.call());
            case HallEvent.CallPassedOn e -> {
                calls.add(e.call());
                tickets.add(e.onward());
            }
            case HallEvent.CallUndone e -> calls.add(e.call());
            case HallEvent.TicketHeld e -> tickets.add(e.ticket());
            case HallEvent.TicketCameBack e -> tickets.add(e.ticket());
            case HallEvent.RatingKnown e -> calls.add(e.call());
            case HallEvent.CounterStaffed e -> counters.add(e.counter());
            case HallEvent.CounterAway e -> counters.add(e.counter());
            case HallEvent.LabelUsed _,
                    HallEvent.DayChanged _,
                    HallEvent.BookingKnown _,
                    HallEvent.BookingTurned _,
                    HallEvent.LateFact _,
                    HallEvent.Anomaly _ -> {}
        }
    }

    private void add(Call call) {
        calls.add(call.id());
        tickets.add(call.ticket().id());
        counters.add(call.counter());
    }
}
