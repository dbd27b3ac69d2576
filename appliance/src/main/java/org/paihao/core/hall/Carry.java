package org.paihao.core.hall;

import java.util.ArrayList;
import java.util.List;

/** The events that build a state just after a day began: a box that starts later in the day begins with them. */
public final class Carry {
    private Carry() {}

    /**
     * What the given state of a fresh day carries over: the day, appointments, counters, calls that had not ended, and
     * tickets that were of this day already. Played on an empty state they give the same state again.
     */
    public static List<HallEvent> events(HallState state) {
        List<HallEvent> events = new ArrayList<>();
        events.add(new HallEvent.DayBegan(state.day()));
        if (!state.changes().areNone()) {
            events.add(new HallEvent.DayChanged(state.changes()));
        }
        state.bookings().forEach((code, known) -> {
            events.add(new HallEvent.BookingKnown(known.booking()));
            if (known.status() != BookingState.Status.BOOKED) {
                events.add(new HallEvent.BookingTurned(code, known.status(), known.since()));
            }
        });
        state.early()
                .leavings()
                .forEach((ticket, leaving) ->
                        events.add(new HallEvent.TicketLeft(ticket, leaving.outcome(), leaving.at())));
        state.tickets().values().forEach(ticket -> events.add(new HallEvent.TicketCarried(ticket)));
        state.calls().values().forEach(call -> events.add(new HallEvent.CallCarried(call)));
        state.counters().forEach((id, counter) -> events.add(new HallEvent.CounterCarried(id, counter)));
        return events;
    }
}
