package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opening hours (办理时间) by weekday; a weekday that is absent is closed. A hall that names no weekday at all is open at
 * any hour. {@link Opening} says what follows for a moment.
 *
 * @param rules holidays, moved working days, caps, what services keep for themselves; empty for none
 */
public record Hours(Map<DayOfWeek, Span> days, Optional<OpeningRules> rules) {
    public Hours {
        days = Map.copyOf(days);
    }

    /** The same hours every week, and nothing else. */
    public Hours(Map<DayOfWeek, Span> days) {
        this(days, Optional.empty());
    }

    /**
     * From opening to closing, local hall time; {@code to} is not included. Times before the roll-over are those of the
     * night after: with a roll-over at 04:00, 18:00 to 02:00 is one evening.
     *
     * @param breaks when nobody works in between (午休); empty for none
     */
    public record Span(LocalTime from, LocalTime to, Optional<List<Break>> breaks) {
        public Span {
            breaks = breaks.map(List::copyOf);
        }

        /** Without a break. */
        public Span(LocalTime from, LocalTime to) {
            this(from, to, Optional.empty());
        }

        /** When it opens, as people write it: {@code 9:00}. */
        public String opening() {
            return written(from);
        }

        /** All of it, as people write it: {@code 9:00–12:00 13:30–17:00}. */
        @Override
        public String toString() {
            String middle = breaks.orElse(List.of()).stream()
                    .map(pause -> written(pause.from()) + " " + written(pause.to()) + "–")
                    .collect(Collectors.joining());
            return opening() + "–" + middle + written(to);
        }
    }

    /** A break of the whole hall or service (午休); {@code to} is not included. */
    public record Break(LocalTime from, LocalTime to) {}

    /** A time as people write it: {@code 9:00}. */
    public static String written(LocalTime time) {
        return time.getHour() + (time.getMinute() < 10 ? ":0" : ":") + time.getMinute();
    }
}
