package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.ServiceId;

/**
 * What a hall says of its hours beyond the week (开放规则); all of it may be left out.
 *
 * @param ticketsBeforeMinutes tickets are given so long before the doors open, also before a break ends
 * @param lastTicketMinutes so long before closing no more tickets are given
 * @param lastTicketByEstimate whether the hub stops giving tickets when whoever waits already fills the day
 * @param holidays days on which nobody works (节假日)
 * @param movedDays days that keep another weekday's hours, or hours of their own (调休)
 * @param services what single services keep for themselves
 */
public record OpeningRules(
        Optional<Integer> ticketsBeforeMinutes,
        Optional<Integer> lastTicketMinutes,
        Optional<Boolean> lastTicketByEstimate,
        Optional<List<Holiday>> holidays,
        Optional<List<MovedDay>> movedDays,
        Optional<List<ServiceRules>> services) {
    /** A hall that says nothing more. */
    public static final OpeningRules NONE = new OpeningRules(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public OpeningRules {
        holidays = holidays.map(List::copyOf);
        movedDays = movedDays.map(List::copyOf);
        services = services.map(List::copyOf);
    }

    /**
     * A day or a row of days without work.
     *
     * @param to the last of them; empty when it is one day
     * @param name what a page calls it: {@code 国庆节}
     */
    public record Holiday(LocalDate from, Optional<LocalDate> to, Optional<Text> name) {
        /** The last day. */
        public LocalDate last() {
            return to.orElse(from);
        }

        boolean has(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(last());
        }
    }

    /**
     * A day with other hours than its weekday's: exactly one of {@code as} and {@code hours} is there.
     *
     * @param as the weekday whose hours it keeps
     * @param hours hours of its own, for every service
     */
    public record MovedDay(LocalDate date, Optional<DayOfWeek> as, Optional<Hours.Span> hours) {}

    /**
     * What a service keeps for itself.
     *
     * @param hours its own week; empty for the hall's
     * @param dayCap tickets without an appointment it gives in a day, at most
     * @param lastTicketMinutes instead of the hall's
     */
    public record ServiceRules(
            ServiceId service,
            Optional<Map<DayOfWeek, Hours.Span>> hours,
            Optional<Integer> dayCap,
            Optional<Integer> lastTicketMinutes) {
        public ServiceRules {
            hours = hours.map(Map::copyOf);
        }
    }

    /** What a service keeps for itself; empty when that is nothing. */
    public Optional<ServiceRules> of(ServiceId service) {
        return services.orElse(List.of()).stream()
                .filter(rules -> rules.service().equals(service))
                .findFirst();
    }

    /** The holiday of a day; empty when it is none. */
    public Optional<Holiday> holiday(LocalDate date) {
        return holidays.orElse(List.of()).stream().filter(one -> one.has(date)).findFirst();
    }

    /** What was arranged for a day; empty when it is as any other. */
    public Optional<MovedDay> moved(LocalDate date) {
        return movedDays.orElse(List.of()).stream()
                .filter(one -> one.date().equals(date))
                .findFirst();
    }
}
