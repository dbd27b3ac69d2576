package org.paihao.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** A business day (营业日) of the hall: a calendar day in the hall's time zone that begins at the roll-over hour. */
public record BusinessDay(LocalDate date) implements Comparable<BusinessDay> {
    /** Before every day a box can see. */
    public static final BusinessDay FIRST = new BusinessDay(LocalDate.EPOCH);

    /** The day an instant belongs to: with a roll-over at 04:00, 03:59 still belongs to the day before. */
    public static BusinessDay of(Instant at, ZoneId zone, LocalTime rollOver) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDate date = local.toLocalDate();
        return new BusinessDay(local.toLocalTime().isBefore(rollOver) ? date.minusDays(1) : date);
    }

    /** The later of the two: a box's day never goes back. */
    public BusinessDay atLeast(BusinessDay other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(BusinessDay other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
