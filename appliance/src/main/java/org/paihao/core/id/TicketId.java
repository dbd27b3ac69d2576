package org.paihao.core.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;

/**
 * A ticket (号票): opaque, 128 bits. Derived from what the citizen did, so that every retry, the kiosk and the hub mean
 * the same ticket (hall protocol, offers).
 */
public record TicketId(String value) implements Id {
    /** @throws IllegalArgumentException when it is not 32 lower-case hexadecimal digits */
    public TicketId {
        Id.hex128(value, "ticket");
    }

    /** The id of the ticket that one touch at one terminal asks for: first 128 bits of SHA-256(terminal, key). */
    public static TicketId ofTouch(TerminalId terminal, String idempotencyKey) {
        return new TicketId(digest("touch", terminal.value(), idempotencyKey));
    }

    /** The id of the ticket of an appointment: the same at every kiosk, so a check-in never makes a second position. */
    public static TicketId ofBooking(String bookingCode) {
        return new TicketId(digest("booking", "", bookingCode));
    }

    /**
     * The further ticket of somebody whom a call passed on; ended at another moment, the same call means another one.
     */
    public static TicketId ofPassing(CallId call, Instant at) {
        return new TicketId(digest("passing", call.value(), at.toString()));
    }

    /** The further ticket of somebody who missed a call and came back: the same wherever they show the slip. */
    public static TicketId ofComeBack(CallId missed) {
        return new TicketId(digest("come-back", "", missed.value()));
    }

    /** The ticket of a part of a journey's first step, beside the one its citizen took. */
    public static TicketId ofPart(TicketId visit, int part) {
        return new TicketId(digest("part", visit.value(), Integer.toString(part)));
    }

    /** The ticket of a part of the step that begins when a call has ended the step before it. */
    public static TicketId ofStep(CallId ended, int part) {
        return new TicketId(digest("step", ended.value(), Integer.toString(part)));
    }

    /**
     * The stand-in for a ticket of which only the label is known: a counter in a cut calls what the citizen shows. It
     * joins the ticket itself when that becomes known.
     */
    public static TicketId ofLabel(BusinessDay day, Label label) {
        return new TicketId(digest("label", day.toString(), label.toString()));
    }

    private static String digest(String kind, String terminal, String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(kind.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(terminal.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof TicketId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
