package org.paihao.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Instants as ISO 8601 in UTC, the form of {@link Instant#toString}: every message and fact has several, and the
 * platform's formatter costs a quarter of their JSON. Other forms are left to Jackson.
 */
final class Instants {
    private static final long DAY_SECONDS = 86_400;
    /** {@code 2026-11-23T01:00:00}, before fraction and {@code Z}. */
    private static final int SECONDS_END = 19;

    private static final int FRACTION_MAX = 9;

    private Instants() {}

    /** The same text as {@link Instant#toString}. */
    static String text(Instant at) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), DAY_SECONDS));
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            return at.toString();
        }
        int second = (int) Math.floorMod(at.getEpochSecond(), DAY_SECONDS);
        StringBuilder text = new StringBuilder(SECONDS_END + 1 + FRACTION_MAX + 1);
        digits(text, day.getYear(), 4).append('-');
        digits(text, day.getMonthValue(), 2).append('-');
        digits(text, day.getDayOfMonth(), 2).append('T');
        digits(text, second / 3_600, 2).append(':');
        digits(text, second / 60 % 60, 2).append(':');
        digits(text, second % 60, 2);
        int nanos = at.getNano();
        if (nanos != 0) {
            text.append('.');
            if (nanos % 1_000_000 == 0) {
                digits(text, nanos / 1_000_000, 3);
            } else if (nanos % 1_000 == 0) {
                digits(text, nanos / 1_000, 6);
            } else {
                digits(text, nanos, FRACTION_MAX);
            }
        }
        return text.append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        int from = text.length();
        text.setLength(from + width);
        int left = number;
        for (int at = from + width - 1; at >= from; at--) {
            text.setCharAt(at, (char) ('0' + left % 10));
            left /= 10;
        }
        return text;
    }

    /** The instant of a text in the form of {@link #text}; empty for every other form, right or wrong. */
    static Optional<Instant> parse(String text) {
        int end = text.length() - 1;
        boolean form = end >= SECONDS_END
                && text.charAt(end) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        int fraction = end - SECONDS_END - 1;
        if (!form
                || (end > SECONDS_END && text.charAt(SECONDS_END) != '.')
                || fraction == 0
                || fraction > FRACTION_MAX) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nanos = fraction > 0 ? number(text, SECONDS_END + 1, end) : 0;
        for (int i = fraction; fraction > 0 && nanos >= 0 && i < FRACTION_MAX; i++) {
            nanos *= 10;
        }
        boolean numbers = year >= 0 && month > 0 && day > 0 && hour >= 0 && minute >= 0 && second >= 0 && nanos >= 0;
        if (!numbers || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Optional.of(
                    Instant.ofEpochSecond(days * DAY_SECONDS + hour * 3_600L + minute * 60L + second, nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Below zero when one of them is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    static final class Writing extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writing() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text(at));
        }
    }

    static final class Reading extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reading() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Optional<Instant> at = in.hasToken(JsonToken.VALUE_STRING) ? parse(in.getText()) : Optional.empty();
            return at.isPresent() ? at.get() : InstantDeserializer.INSTANT.deserialize(in, context);
        }
    }
}
