package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;

/** A hall in which so many wait. */
public final class ManyWaiting {
    private ManyWaiting() {}

    /** One state with {@code count} tickets for a service, a millisecond apart, the last of them at {@code now}. */
    public static HallState of(ServiceId service, int count, Instant now) {
        BusinessDay day = TestPlan.day(now);
        TerminalId hub = new TerminalId("hub");
        HallState state = Evolve.evolve(HallState.empty(), new HallEvent.DayBegan(day));
        for (int i = 1; i <= count; i++) {
            Instant at = now.minusMillis(count - i);
            Ticket ticket = new Ticket(
                    TicketId.ofTouch(hub, "many-" + i),
                    new Label('A', i),
                    service,
                    day,
                    at,
                    false,
                    Channel.DESK,
                    hub,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            state = Evolve.evolve(state, new HallEvent.TicketEntered(ticket, new Place(at, ""), Paper.NONE, at));
        }
        return state;
    }
}
