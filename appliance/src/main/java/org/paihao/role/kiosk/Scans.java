package org.paihao.role.kiosk;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.role.HubLine;
import org.paihao.role.ScanCode;

/** What a code under the kiosk's scanner leads to: one's own ticket, or the check-in of an appointment. */
final class Scans {
    private final Kiosk kiosk;
    private final Kiosk.Parts parts;

    Scans(Kiosk kiosk, Kiosk.Parts parts) {
        this.kiosk = kiosk;
        this.parts = parts;
    }

    Kiosk.Scanned ownTicket(String token, Instant now) {
        String digest = Tokens.digest(token);
        Optional<HubReply.TicketIs> atHub = kiosk.find(new HubRequest.FindToken(digest));
        if (atHub.isPresent() && comesBack(atHub.get())) {
            Optional<HubReply> reply =
                    parts.hub().ask(new HubRequest.ComeBack(atHub.get().ticket().id()), HubLine.PATIENCE);
            if (reply.isEmpty()) {
                // Not known whether they wait again: to show the ticket as set aside or over would send them away.
                return new Kiosk.Scanned.Refused(now, "ticket-unreachable");
            }
            if (reply.get() instanceof HubReply.TicketIs back) {
                return new Kiosk.Scanned.OwnTicket(now, kiosk.foreign(back));
            }
        }
        TicketId ownId = parts.journal().state().tokens().get(digest);
        if (ownId != null) {
            TicketState own = parts.journal().state().ticket(ownId).orElseThrow();
            return new Kiosk.Scanned.OwnTicket(now, kiosk.shown(own, atHub));
        }
        if (atHub.isPresent()) {
            return new Kiosk.Scanned.OwnTicket(now, kiosk.foreign(atHub.get()));
        }
        // Whoever holds a slip must not read that they should take a ticket: they have one.
        return new Kiosk.Scanned.Refused(now, parts.hub().status().up() ? "unknown-code" : "ticket-unreachable");
    }

    /**
     * Whoever had been set aside, or missed a call, waits again by showing the slip: nobody has to find a button for
     * it. When the hub refuses, the page shows how the ticket stands.
     */
    private static boolean comesBack(HubReply.TicketIs found) {
        return switch (found.stage()) {
            case PARKED, NO_SHOW -> true;
            case WAITING, CALLED, SERVING, SERVED, WITHDRAWN, CLOSED, PASSED_ON, VOID -> false;
        };
    }

    Kiosk.Scanned appointment(ScanCode.Appointment code, Instant now) {
        boolean otherHall = parts.plans()
                .plan()
                .filter(plan -> plan.hall().equals(code.hall()))
                .isEmpty();
        if (otherHall) {
            return new Kiosk.Scanned.Refused(now, "other-hall");
        }
        TicketId id = TicketId.ofBooking(code.code());
        Optional<String> digest = Optional.of(Tokens.digest(parts.tokens().of(id)));
        Optional<HubReply> reply = parts.hub().ask(new HubRequest.CheckIn(code.code(), digest), HubLine.PATIENCE);
        if (reply.isEmpty()) {
            return new Kiosk.Scanned.Refused(now, "hub-unreachable");
        }
        if (!(reply.get() instanceof HubReply.TicketIs offer)) {
            String why = reply.get() instanceof HubReply.No no ? no.code() : "unknown-code";
            if (why.equals("hub-stepped-down")) {
                return new Kiosk.Scanned.Refused(now, "hub-unreachable");
            }
            Optional<String> detail = reply.get() instanceof HubReply.No no ? no.detail() : Optional.empty();
            return new Kiosk.Scanned.Refused(now, why, detail);
        }
        Instant booked = offer.bookedFor().orElse(now);
        // On a box that is hub as well the offer is in its own books: only a confirmed ticket was checked in before.
        boolean again = offer.confirmed()
                || parts.journal()
                        .state()
                        .ticket(id)
                        .filter(TicketState::confirmed)
                        .isPresent();
        if (again) {
            Kiosk.Shown shown = kiosk.own(id).orElseGet(() -> kiosk.foreign(offer));
            return new Kiosk.Scanned.CheckedIn(now, shown, booked, true);
        }
        Command.Request request = new Command.Request(
                id,
                offer.ticket().chosen(),
                Channel.APPOINTMENT,
                parts.self(),
                digest,
                Optional.of(code.code()),
                offer.ticket().priority(),
                !parts.clock().trusted());
        Kiosk.Answer answer = kiosk.commit(
                "booking:" + code.code(),
                new Wish(offer.ticket().chosen(), offer.ticket().priority(), false, false),
                request,
                Optional.of(offer));
        return switch (answer) {
            case Kiosk.Answer.Taken taken ->
                new Kiosk.Scanned.CheckedIn(now, kiosk.own(taken.ticket()).orElseThrow(), booked, false);
            case Kiosk.Answer.No no -> new Kiosk.Scanned.Refused(now, no.code());
        };
    }
}
