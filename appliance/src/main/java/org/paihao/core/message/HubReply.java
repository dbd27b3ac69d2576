package org.paihao.core.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;

/** The hub's answer to a request. */
public sealed interface HubReply {

    /** I am; the time stands on every answer. */
    record Hello() implements HubReply {}

    /** Code of a no while the hall is being left. */
    String EVACUATED = "evacuated";

    /** No: {@code code} is the refusal's stable name, {@code detail} may name what stands in the way. */
    record No(String code, Optional<String> detail) implements HubReply {
        private static final Set<String> OF_THE_HALL = Set.of(
                "unknown-service",
                "unknown-priority",
                "service-paused",
                "service-closed",
                "too-late-today",
                "numbers-used-up",
                EVACUATED);

        /**
         * What the hall has decided stands. Any other no (its labels are used up, it must not decide any more) is a
         * machine's trouble, and sends nobody away: a kiosk has labels of its own.
         */
        public boolean decidedByTheHall() {
            return OF_THE_HALL.contains(code);
        }
    }

    /**
     * A ticket, offered or known.
     *
     * @param ahead people before it now; empty when it does not wait
     * @param counter number of the counter it is called to
     * @param confirmed whether its terminal's own fact is in the ledger: then it is no offer any more
     * @param bookedFor when its appointment begins
     * @param estimate how long it will wait from now on; empty when nobody can say
     * @param journey how far its visit has come; empty for a service of one counter
     */
    record TicketIs(
            Ticket ticket,
            TicketState.Stage stage,
            Optional<Integer> ahead,
            Optional<Integer> aheadAtIssue,
            Optional<String> counter,
            boolean confirmed,
            Optional<Instant> bookedFor,
            Optional<Wait> estimate,
            Optional<JourneyNow> journey)
            implements HubReply {}

    /** Whom the counter may call. */
    record CallIs(Call call) implements HubReply {}

    /** The PIN is right. {@code role}: {@code staff} or {@code supervisor}. */
    record SignedIn(String name, String role) implements HubReply {}
}
