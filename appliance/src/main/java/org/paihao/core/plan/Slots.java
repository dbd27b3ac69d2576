package org.paihao.core.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.ServiceId;

/**
 * The slots of a day that can be booked. None on a holiday; a moved day has those of the weekday it keeps; a window's
 * lie within the hours of its service. Pure.
 */
public final class Slots {
    private final HallPlan plan;
    private final OpeningRules rules;

    public Slots(HallPlan plan) {
        this.plan = plan;
        this.rules = plan.hours().rules().orElse(OpeningRules.NONE);
    }

    /** A slot and how many may book it; {@code to} is not included. */
    public record Slot(Instant from, Instant to, int places) {}

    /** The slots of a calendar day, in order; empty when nothing of the kind is offered. */
    public List<Slot> on(ServiceId service, LocalDate date) {
        List<Slot> slots = new ArrayList<>();
        Optional<AppointmentPlan.Offer> offer =
                plan.appointments().flatMap(appointments -> appointments.offer(service));
        if (offer.isEmpty() || rules.holiday(date).isPresent()) {
            return slots;
        }
        DayOfWeek weekday = rules.moved(date).flatMap(OpeningRules.MovedDay::as).orElse(date.getDayOfWeek());
        for (AppointmentPlan.SlotRule rule : offer.get().slots()) {
            if (rule.days().contains(weekday)) {
                slots.addAll(of(rule, date));
            }
        }
        if (offer.get().what() == AppointmentPlan.Kind.WINDOW) {
            // What a business day has left after midnight is of the calendar day after.
            List<Opening.Window> open =
                    new ArrayList<>(Opening.of(plan, service).windows(date.minusDays(1)));
            open.addAll(Opening.of(plan, service).windows(date));
            slots.removeIf(slot -> open.stream()
                    .noneMatch(window ->
                            !slot.from().isBefore(window.from()) && !slot.to().isAfter(window.to())));
        }
        slots.sort((a, b) -> a.from().compareTo(b.from()));
        return slots;
    }

    private List<Slot> of(AppointmentPlan.SlotRule rule, LocalDate date) {
        List<Slot> slots = new ArrayList<>();
        LocalDateTime end = date.atTime(rule.to());
        LocalDateTime from = date.atTime(rule.from());
        while (!from.plusMinutes(rule.minutes()).isAfter(end)) {
            LocalDateTime to = from.plusMinutes(rule.minutes());
            ZonedDateTime begins = from.atZone(plan.timeZone());
            // Where clocks jump, an hour that does not exist can't be booked.
            if (begins.toLocalDateTime().equals(from)) {
                slots.add(
                        new Slot(begins.toInstant(), to.atZone(plan.timeZone()).toInstant(), rule.places()));
            }
            from = to;
        }
        return slots;
    }

    /** The slot that begins at a moment; empty when none does. */
    public Optional<Slot> at(ServiceId service, Instant from) {
        return on(service, from.atZone(plan.timeZone()).toLocalDate()).stream()
                .filter(slot -> slot.from().equals(from))
                .findFirst();
    }
}
