package org.paihao.role.kiosk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a code under the kiosk's scanner means. Scanned text is untrusted: only these forms are looked at further. */
public sealed interface ScanCode {
    /** The address in a slip's QR; {@code token} is what it carries. */
    record OwnTicket(String token) implements ScanCode {}

    /** An appointment code: {@code phb:{hall}:{code}}. */
    record Appointment(String hall, String code) implements ScanCode {}

    /** Anything else. */
    record Foreign() implements ScanCode {}

    /** Reads a scanned text. Never throws. */
    static ScanCode of(String text) {
        Matcher ticket = Forms.TICKET.matcher(text.strip());
        if (ticket.matches()) {
            return new OwnTicket(ticket.group(1));
        }
        Matcher booking = Forms.APPOINTMENT.matcher(text.strip());
        return booking.matches() ? new Appointment(booking.group(1), booking.group(2)) : new Foreign();
    }

    /** The forms, in one place for whoever makes such codes. */
    final class Forms {
        private static final Pattern TICKET = Pattern.compile("https?://[^\\s?]{1,200}/phone\\?t=([0-9a-f]{32})");
        private static final Pattern APPOINTMENT = Pattern.compile("phb:([a-z0-9-]{1,32}):([A-Za-z0-9]{4,32})");

        private Forms() {}
    }
}
