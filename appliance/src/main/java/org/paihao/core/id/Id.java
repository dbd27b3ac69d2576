package org.paihao.core.id;

/** An identity made of text; what it is the identity of is told by its type, so two kinds can never be mixed up. */
public sealed interface Id
        permits TerminalId, ServiceId, CounterId, ZoneKey, TicketId, CallId, StaffId, PriorityId, ProfileId, SkillId {

    /** The longest plan or terminal id, in characters. */
    int SLUG_MAX = 32;

    /** The text itself, as it stands in topics and JSON. */
    String value();

    /**
     * Checks a plan or terminal id.
     *
     * @throws IllegalArgumentException naming {@code what} when the text is not {@code [a-z0-9-]{1,32}}
     */
    static String slug(String value, String what) {
        if (!isSlug(value)) {
            throw new IllegalArgumentException(what + " id '" + value + "' is not of the form [a-z0-9-]{1,32}");
        }
        return value;
    }

    /**
     * Whether a text is {@code [a-z0-9-]{1,32}}. Ids stand in topics, certificates and URLs: nothing in them may mean
     * something there (design: plan, ids). Every message asks several times.
     */
    static boolean isSlug(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= SLUG_MAX;
    }

    /**
     * Checks a 128-bit id in lower-case hexadecimal.
     *
     * @throws IllegalArgumentException naming {@code what} when it is not 32 hexadecimal digits
     */
    static String hex128(String value, String what) {
        if (!isHex(value, 32)) {
            throw new IllegalArgumentException(what + " id is not 32 lower-case hexadecimal digits");
        }
        return value;
    }

    /** Whether a text is so many lower-case hexadecimal digits. Every fact asks several times. */
    static boolean isHex(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
