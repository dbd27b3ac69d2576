package org.paihao.role;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paihao.core.label.Label;

/** What a code under a scanner means. Scanned text is untrusted: only these forms are looked at further. */
public sealed interface ScanCode {
    /**
     * The address in a slip's QR.
     *
     * @param token what the phone's page is asked by
     * @param label behind the {@code #}, which no phone sends anywhere: a counter without the hub calls by it
     */
    record OwnTicket(String token, Optional<Label> label) implements ScanCode {}

    /** An appointment code: {@code phb:{hall}:{code}}. */
    record Appointment(String hall, String code) implements ScanCode {}

    /** Anything else. */
    record Foreign() implements ScanCode {}

    /** Reads a scanned text. Never throws. */
    static ScanCode of(String text) {
        Matcher ticket = Forms.TICKET.matcher(text.strip());
        if (ticket.matches()) {
            return new OwnTicket(
                    ticket.group(1), Optional.ofNullable(ticket.group(2)).map(Label::parse));
        }
        Matcher booking = Forms.APPOINTMENT.matcher(text.strip());
        return booking.matches() ? new Appointment(booking.group(1), booking.group(2)) : new Foreign();
    }

    /** The forms, in one place for whoever makes such codes. */
    final class Forms {
        private static final Pattern TICKET =
                Pattern.compile("https?://[^\\s?]{1,200}/phone\\?t=([0-9a-f]{32})(?:#([A-Z][0-9]{3,5}))?");
        private static final Pattern APPOINTMENT = Pattern.compile("phb:([a-z0-9-]{1,32}):([A-Za-z0-9]{4,32})");

        private Forms() {}

        /** The address in a slip's QR. */
        public static String ticket(String phoneBase, String token, Label label) {
            return phoneBase + "/phone?t=" + token + "#" + label;
        }
    }
}
