package org.paihao.core.message;

import java.util.Optional;
import org.paihao.core.hall.Command;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;

/** Something that needs the hub's decision (请求). Answered or timed out; asking again is always safe. */
public sealed interface HubRequest {

    /** Are you there, and what time is it? */
    record Hello() implements HubRequest {}

    /** A citizen has touched a service. */
    record OfferTicket(Command.Request ticket) implements HubRequest {}

    /** A citizen holds an appointment code under the scanner. */
    record CheckIn(String code, Optional<String> tokenHash) implements HubRequest {}

    /**
     * A counter is free.
     *
     * @param only restricts it to one of its services
     * @param wanted one ticket, out of turn
     * @param previous the last call this counter made: its fact may still be on its way to the hub
     */
    record OfferCall(
            CallId call,
            CounterId counter,
            StaffId staff,
            Optional<ServiceId> only,
            Optional<Label> wanted,
            Optional<CallId> previous)
            implements HubRequest {}

    /** A citizen is here again: with what was missing, or after a call they missed. */
    record ComeBack(TicketId ticket) implements HubRequest {}

    /** A ticket by its id. */
    record FindTicket(TicketId ticket) implements HubRequest {}

    /** A ticket by the digest of the token in its QR. */
    record FindToken(String tokenHash) implements HubRequest {}

    /**
     * A member of staff signs in. The PIN travels only inside the hall's encrypted link.
     *
     * @param counter the counter they mean to open; empty at any other page
     */
    record SignIn(StaffId staff, String pin, Optional<CounterId> counter) implements HubRequest {
        @Override
        public String toString() {
            return "SignIn[staff=" + staff + "]";
        }
    }
}
