package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;

/**
 * A ticket (号票) as it was promised: one place in one queue. Whole in itself; nothing in it is personal.
 *
 * @param day fixed by the issuer; the label is unique within it
 * @param arrivedAt what the place in line goes by (hall protocol, time)
 * @param arrivedUncertain true when the issuer had no trusted clock
 * @param issuer the terminal that promised it
 * @param tokenHash SHA-256 of the random token in the slip's QR, first 128 bits in hexadecimal; empty when none
 * @param booking the appointment code that was checked in, if any
 * @param priority the class of citizens it was taken for; empty for a walk-in
 * @param turn empty for the first ticket of a visit, which nearly all are
 * @param leg which part of a journey it is for; empty for a service of one counter
 */
public record Ticket(
        TicketId id,
        Label label,
        ServiceId service,
        BusinessDay day,
        Instant arrivedAt,
        boolean arrivedUncertain,
        Channel channel,
        TerminalId issuer,
        Optional<String> tokenHash,
        Optional<String> booking,
        Optional<PriorityId> priority,
        Optional<Turn> turn,
        Optional<Leg> leg) {

    /** A ticket for a service of one counter. */
    public Ticket(
            TicketId id,
            Label label,
            ServiceId service,
            BusinessDay day,
            Instant arrivedAt,
            boolean arrivedUncertain,
            Channel channel,
            TerminalId issuer,
            Optional<String> tokenHash,
            Optional<String> booking,
            Optional<PriorityId> priority,
            Optional<Turn> turn) {
        this(
                id,
                label,
                service,
                day,
                arrivedAt,
                arrivedUncertain,
                channel,
                issuer,
                tokenHash,
                booking,
                priority,
                turn,
                Optional.empty());
    }

    /** The same ticket and place under another label (a terminal's first commit stands). */
    public Ticket relabelled(Label other) {
        return new Ticket(
                id,
                other,
                service,
                day,
                arrivedAt,
                arrivedUncertain,
                channel,
                issuer,
                tokenHash,
                booking,
                priority,
                turn,
                leg);
    }

    /**
     * The same ticket as the box that prints it makes it: with the token of its QR, and issued by it. An appointment
     * may have been offered to another kiosk first, which never heard of the offer; the slip is this one's to settle.
     */
    public Ticket takenBy(Command.Request request) {
        return new Ticket(
                id,
                label,
                service,
                day,
                arrivedAt,
                arrivedUncertain,
                channel,
                request.issuer(),
                request.tokenHash(),
                booking,
                priority,
                turn,
                leg);
    }

    /** The same ticket with another place in line. */
    public Ticket arriving(Instant at) {
        return new Ticket(
                id,
                label,
                service,
                day,
                at,
                arrivedUncertain,
                channel,
                issuer,
                tokenHash,
                booking,
                priority,
                turn,
                leg);
    }

    /**
     * The ticket its citizen goes on with: the same slip, another line or another time.
     *
     * @param as whose claim it has from now on
     */
    public Ticket onward(TicketId next, ServiceId to, Optional<PriorityId> as, Turn further) {
        return new Ticket(
                next,
                label,
                to,
                day,
                arrivedAt,
                arrivedUncertain,
                channel,
                issuer,
                tokenHash,
                booking,
                as,
                Optional.of(further),
                leg);
    }

    /** The same ticket as one for a part of a journey. */
    public Ticket on(Leg part) {
        return new Ticket(
                id,
                label,
                service,
                day,
                arrivedAt,
                arrivedUncertain,
                channel,
                issuer,
                tokenHash,
                booking,
                priority,
                turn,
                Optional.of(part));
    }

    /** What its citizen chose: its service, or the journey it is a step of. */
    public ServiceId chosen() {
        return leg.map(Leg::journey).orElse(service);
    }

    /** The visit it belongs to, which has the id of its first ticket. */
    public TicketId visit() {
        return turn.map(Turn::visit).orElse(id);
    }

    /** How many tickets of its visit came before it. */
    public int number() {
        return turn.map(Turn::number).orElse(0);
    }

    /** Since when its citizen has waited this time: what figures count from. */
    public Instant waitsSince() {
        return turn.map(Turn::since).orElse(arrivedAt);
    }

    /** The counter it waits for, if it waits for one. */
    public Optional<CounterId> only() {
        return turn.flatMap(Turn::only);
    }

    /** Whether nothing is known of it but its label: a counter called what a citizen showed. */
    public boolean byLabelOnly() {
        // The digest only where it can be one: figures ask this of every ticket of the day.
        return channel == Channel.LABEL && id.equals(TicketId.ofLabel(day, label));
    }
}
