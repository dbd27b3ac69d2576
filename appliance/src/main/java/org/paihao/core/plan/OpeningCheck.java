package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.ServiceId;

/** Checks a hall's hours: spans that end before they begin, breaks outside them, days that are two things at once. */
final class OpeningCheck {
    private static final int MINUTES_PER_DAY = 24 * 60;
    /** Four hours of tickets before the doors open, or without tickets before they close: more is a mistake. */
    private static final int EARLY_MAX = 240;

    private static final int HOLIDAY_DAYS_MAX = 60;

    private final HallPlan plan;
    private final List<PlanCheck.Fault> faults = new ArrayList<>();

    private OpeningCheck(HallPlan plan) {
        this.plan = plan;
    }

    static List<PlanCheck.Fault> faults(HallPlan plan) {
        OpeningCheck check = new OpeningCheck(plan);
        check.week("hours", plan.hours().days());
        plan.hours().rules().ifPresent(check::rules);
        return check.faults;
    }

    private void fault(String path, String sentence) {
        faults.add(new PlanCheck.Fault(path, sentence));
    }

    private void week(String path, Map<DayOfWeek, Hours.Span> week) {
        for (DayOfWeek day : DayOfWeek.values()) {
            Optional.ofNullable(week.get(day)).ifPresent(span -> span(path + "/" + name(day), span));
        }
    }

    private void span(String path, Hours.Span span) {
        int begin = begin(span.from());
        int end = end(span.to());
        if (begin >= end) {
            String over = crosses(span.from(), span.to()) ? ": they cross the roll-over at " + plan.rollOver() : "";
            fault(path, "opening hours end after they begin" + over);
            return;
        }
        int before = begin;
        List<Hours.Break> breaks = span.breaks().orElse(List.of());
        for (int i = 0; i < breaks.size(); i++) {
            Hours.Break pause = breaks.get(i);
            String at = path + "/breaks/" + i;
            if (begin(pause.from()) >= end(pause.to())) {
                String over =
                        crosses(pause.from(), pause.to()) ? ": it crosses the roll-over at " + plan.rollOver() : "";
                fault(at, "a break ends after it begins" + over);
            } else if (begin(pause.from()) <= begin || end(pause.to()) >= end) {
                fault(at, "a break lies within the hours, which are " + span);
            } else if (begin(pause.from()) <= before && i > 0) {
                fault(at, "a break begins after the one before it has ended");
            }
            before = end(pause.to());
        }
    }

    /** Whether the times would do on one side of the roll-over, but not across it. */
    private boolean crosses(LocalTime from, LocalTime to) {
        return from.isBefore(plan.rollOver()) && to.isAfter(plan.rollOver());
    }

    private int begin(LocalTime time) {
        return time.toSecondOfDay() / 60 + (time.isBefore(plan.rollOver()) ? MINUTES_PER_DAY : 0);
    }

    private int end(LocalTime time) {
        return time.equals(plan.rollOver()) ? begin(time) + MINUTES_PER_DAY : begin(time);
    }

    private void rules(OpeningRules rules) {
        minutes("opening/tickets-before-minutes", rules.ticketsBeforeMinutes());
        minutes("opening/last-ticket-minutes", rules.lastTicketMinutes());
        List<OpeningRules.Holiday> holidays = rules.holidays().orElse(List.of());
        for (int i = 0; i < holidays.size(); i++) {
            holiday("opening/holidays/" + i, holidays.subList(0, i), holidays.get(i));
        }
        List<OpeningRules.MovedDay> moved = rules.movedDays().orElse(List.of());
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < moved.size(); i++) {
            movedDay("opening/moved-days/" + i, rules, seen, moved.get(i));
        }
        List<OpeningRules.ServiceRules> services = rules.services().orElse(List.of());
        Set<ServiceId> named = new HashSet<>();
        for (int i = 0; i < services.size(); i++) {
            service("opening/services/" + i, named, services.get(i));
        }
    }

    private void holiday(String path, List<OpeningRules.Holiday> before, OpeningRules.Holiday holiday) {
        if (holiday.last().isBefore(holiday.from())) {
            fault(path + "/to", "a holiday ends on the day it begins, or later");
        } else if (holiday.from().plusDays(HOLIDAY_DAYS_MAX).isBefore(holiday.last())) {
            fault(path + "/to", "a holiday has at most " + HOLIDAY_DAYS_MAX + " days");
        }
        if (before.stream()
                .anyMatch(other ->
                        !holiday.from().isAfter(other.last()) && !other.from().isAfter(holiday.last()))) {
            fault(path, "some of these days are in an earlier holiday already");
        }
    }

    private void movedDay(String path, OpeningRules rules, Set<LocalDate> seen, OpeningRules.MovedDay moved) {
        if (!seen.add(moved.date())) {
            fault(path + "/date", moved.date() + " stands twice");
        }
        if (rules.holiday(moved.date()).isPresent()) {
            fault(path + "/date", moved.date() + " is a holiday and a moved day: it can be one of them only");
        }
        if (moved.as().isPresent() == moved.hours().isPresent()) {
            fault(path, "a moved day says either 'as', the weekday whose hours it keeps, or its own 'hours'");
        }
        moved.as()
                .filter(day -> !plan.hours().days().containsKey(day))
                .ifPresent(day ->
                        fault(path + "/as", "on " + name(day) + " the hall is closed: there are no hours to keep"));
        moved.hours().ifPresent(span -> span(path + "/hours", span));
    }

    private void service(String path, Set<ServiceId> named, OpeningRules.ServiceRules own) {
        Optional<Service> service = plan.service(own.service());
        if (service.isEmpty()) {
            fault(path + "/service", "there is no service '" + own.service() + "' in this plan");
        }
        if (!named.add(own.service())) {
            fault(path + "/service", "'" + own.service() + "' stands twice");
        }
        if (own.hours().isEmpty()
                && own.dayCap().isEmpty()
                && own.lastTicketMinutes().isEmpty()) {
            fault(path, "'" + own.service() + "' keeps nothing for itself here: leave it out");
        }
        if (own.hours().filter(Map::isEmpty).isPresent()) {
            fault(path + "/hours", "a service that is never open is paused by 'open: false'");
        }
        own.hours().ifPresent(week -> week(path + "/hours", week));
        minutes(path + "/last-ticket-minutes", own.lastTicketMinutes());
        own.dayCap()
                .filter(cap -> cap < 1)
                .ifPresent(cap -> fault(path + "/day-cap", "a cap is 1 or more, not " + cap));
    }

    private void minutes(String path, Optional<Integer> minutes) {
        minutes.filter(value -> value < 0 || value > EARLY_MAX)
                .ifPresent(value -> fault(path, "minutes are from 0 to " + EARLY_MAX + ", not " + value));
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
