package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.ServiceId;
import org.paihao.core.time.BusinessDay;

/**
 * Whether a hall or one of its services gives tickets at a moment, and when it does again (docs/opening.md). Times are
 * the hall's own: where its clocks jump, an hour that does not exist is the one after it. Pure and cheap to make.
 */
public final class Opening {
    /** Longer than the longest holiday with the weekends around it; beyond that no date is promised. */
    public static final int AHEAD_DAYS = 14;

    private final HallPlan plan;
    private final Optional<ServiceId> service;
    private final OpeningRules rules;

    private Opening(HallPlan plan, Optional<ServiceId> service) {
        this.plan = plan;
        this.service = service;
        this.rules = plan.hours().rules().orElse(OpeningRules.NONE);
    }

    /** The hall's own hours. */
    public static Opening ofHall(HallPlan plan) {
        return new Opening(plan, Optional.empty());
    }

    /** A service's hours: its own where it keeps some, else the hall's. */
    public static Opening of(HallPlan plan, ServiceId service) {
        return new Opening(plan, Optional.of(service));
    }

    /** How a moment stands to the hours of its day. Tickets are given in the first only. */
    public enum Phase {
        OPEN,
        /** It opens later today. */
        BEFORE,
        /** It goes on after the break. */
        BREAK,
        /** Work goes on, but whoever comes now would not be served today. */
        LATE,
        /** The day's work is over. */
        OVER,
        /** No work today. */
        CLOSED
    }

    /** A stretch of work without a break; {@code to} is not included. */
    public record Window(Instant from, Instant to) {}

    /** How {@code at} stands to its day's hours. */
    public Phase phase(Instant at) {
        List<Window> today = windows(day(at));
        if (today.isEmpty()) {
            return Phase.CLOSED;
        }
        for (Window window : today) {
            if (!at.isBefore(window.from().minus(early())) && at.isBefore(window.to())) {
                return at.isBefore(lastTicket(today)) ? Phase.OPEN : Phase.LATE;
            }
        }
        if (at.isBefore(today.getFirst().from())) {
            return Phase.BEFORE;
        }
        return at.isBefore(today.getLast().to()) ? Phase.BREAK : Phase.OVER;
    }

    /** When tickets are given next after {@code at}; empty when not within two weeks. */
    public Optional<Instant> next(Instant at) {
        LocalDate first = day(at);
        for (int days = 0; days <= AHEAD_DAYS; days++) {
            List<Window> windows = windows(first.plusDays(days));
            for (Window window : windows) {
                Instant from = window.from().minus(early());
                if (from.isAfter(at) && from.isBefore(lastTicket(windows))) {
                    return Optional.of(from);
                }
            }
        }
        return Optional.empty();
    }

    /** When a business day's work ends; empty on a day without work, and where nothing is said of hours. */
    public Optional<Instant> closes(LocalDate date) {
        List<Window> windows = windows(date);
        return unlimited() || windows.isEmpty()
                ? Optional.empty()
                : Optional.of(windows.getLast().to());
    }

    /** How much working time is left of the day of {@code at}; empty when nothing is said of hours. */
    public Optional<Duration> remaining(Instant at) {
        if (unlimited()) {
            return Optional.empty();
        }
        Duration left = Duration.ZERO;
        for (Window window : windows(day(at))) {
            Instant from = at.isAfter(window.from()) ? at : window.from();
            if (from.isBefore(window.to())) {
                left = left.plus(Duration.between(from, window.to()));
            }
        }
        return Optional.of(left);
    }

    /** The stretches of work of a business day, in order; empty when there is none. */
    public List<Window> windows(LocalDate date) {
        if (rules.holiday(date).isPresent()) {
            return List.of();
        }
        if (unlimited() && rules.moved(date).isEmpty()) {
            return List.of(new Window(instant(date, plan.rollOver()), instant(date.plusDays(1), plan.rollOver())));
        }
        return span(date).map(span -> windows(date, span)).orElse(List.of());
    }

    private List<Window> windows(LocalDate date, Hours.Span span) {
        List<Window> windows = new ArrayList<>();
        Instant from = instant(date, span.from());
        for (Hours.Break pause : span.breaks().orElse(List.of())) {
            windows.add(new Window(from, instant(date, pause.from())));
            from = end(date, pause.to());
        }
        windows.add(new Window(from, end(date, span.to())));
        // Where clocks jump forward over a whole stretch, nothing of it is left.
        windows.removeIf(window -> !window.from().isBefore(window.to()));
        return windows;
    }

    /** The hours of a business day as people write them; empty on a day without work, and where nothing is said. */
    public Optional<String> written(LocalDate date) {
        return rules.holiday(date).isPresent() ? Optional.empty() : span(date).map(Hours.Span::toString);
    }

    /** What a page calls the holiday of this moment's day; empty when it is none, or has no name. */
    public Optional<Text> holiday(Instant at) {
        return rules.holiday(day(at)).flatMap(OpeningRules.Holiday::name);
    }

    /** The business day of a moment. */
    public LocalDate day(Instant at) {
        return BusinessDay.of(at, plan.timeZone(), plan.rollOver()).date();
    }

    /** Tickets without an appointment that may be given in a day; empty for as many as there are labels. */
    public Optional<Integer> dayCap() {
        return own().flatMap(OpeningRules.ServiceRules::dayCap);
    }

    private Optional<OpeningRules.ServiceRules> own() {
        return service.flatMap(rules::of);
    }

    private Map<DayOfWeek, Hours.Span> week() {
        return own().flatMap(OpeningRules.ServiceRules::hours)
                .orElse(plan.hours().days());
    }

    private boolean unlimited() {
        return week().isEmpty();
    }

    private Optional<Hours.Span> span(LocalDate date) {
        Optional<OpeningRules.MovedDay> moved = rules.moved(date);
        return moved.flatMap(OpeningRules.MovedDay::hours)
                .or(() -> Optional.ofNullable(
                        week().get(moved.flatMap(OpeningRules.MovedDay::as).orElse(date.getDayOfWeek()))));
    }

    private Duration early() {
        return Duration.ofMinutes(rules.ticketsBeforeMinutes().orElse(0));
    }

    private Instant lastTicket(List<Window> today) {
        int minutes = own().flatMap(OpeningRules.ServiceRules::lastTicketMinutes)
                .or(rules::lastTicketMinutes)
                .orElse(0);
        return today.getLast().to().minus(Duration.ofMinutes(minutes));
    }

    /** A local time of a business day: what lies before the roll-over is of the night after. */
    private Instant instant(LocalDate date, LocalTime time) {
        LocalDate real = time.isBefore(plan.rollOver()) ? date.plusDays(1) : date;
        return real.atTime(time).atZone(plan.timeZone()).toInstant();
    }

    /** As {@link #instant} for an end: one at the roll-over itself is the end of the day. */
    private Instant end(LocalDate date, LocalTime time) {
        return time.equals(plan.rollOver()) ? instant(date.plusDays(1), time) : instant(date, time);
    }
}
