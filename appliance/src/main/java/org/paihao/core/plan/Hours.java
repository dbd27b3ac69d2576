package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Opening hours (办理时间) by weekday; a weekday that is absent is closed. */
public record Hours(Map<DayOfWeek, Span> days) {
    public Hours {
        days = Map.copyOf(days);
    }

    /** From opening to the end of the day's last ticket, local hall time; {@code to} is not included. */
    public record Span(LocalTime from, LocalTime to) {
        /** @throws IllegalArgumentException when the span is empty */
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("opening hours end after they begin");
            }
        }

        /** When it opens, as people write it: {@code 9:00}. */
        public String opening() {
            return from.getHour() + ":" + minutes(from);
        }

        @Override
        public String toString() {
            return opening() + "–" + to.getHour() + ":" + minutes(to);
        }

        private static String minutes(LocalTime time) {
            return (time.getMinute() < 10 ? "0" : "") + time.getMinute();
        }
    }

    /** The hours of a weekday, or empty when the hall is closed. */
    public Optional<Span> on(DayOfWeek day) {
        return Optional.ofNullable(days.get(day));
    }
}
