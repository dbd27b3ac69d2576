package org.paihao.web.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.Service;

/**
 * The kiosk's start page: zones and services with who waits, today's hours, and what is wrong with this machine.
 *
 * @param day {@code open, before, break, closed}: what holds while no service gives tickets
 * @param holiday what today's holiday is called
 */
public record KioskView(
        List<ZoneView> zones,
        List<String> elder,
        List<ClassView> classes,
        Optional<Integer> waiting,
        Optional<Integer> openCounters,
        Optional<String> hours,
        String day,
        Optional<OpensView> opens,
        Optional<Text> holiday,
        Optional<Instant> asOf,
        Optional<NoticeView> notice) {
    /**
     * When tickets are given again, while they are not.
     *
     * @param inDays 0 today, 1 tomorrow
     * @param weekday 1 is Monday
     * @param month 1 is January; with {@code dayOfMonth} for what is more than a week away
     * @param from {@code 9:00}
     */
    public record OpensView(int inDays, int weekday, int month, int dayOfMonth, String from) {}

    /** A class of citizens who wait less. */
    public record ClassView(String id, Text name) {}

    /** A zone with at least one service. */
    public record ZoneView(
            String id, String letter, Text name, Text where, Optional<Integer> waiting, List<ServiceView> services) {}

    /**
     * A service; counts are empty while nothing was heard of them.
     *
     * @param state {@code open, paused, closed, break, late, full}: outside its hours, too late for today, no numbers
     * @param opens when it gives tickets again, where that is known
     * @param stillServed about how many more people can be served today
     * @param steps how many steps it takes, where one counter is not enough
     */
    public record ServiceView(
            String id,
            Text name,
            Optional<Text> plainName,
            String state,
            Optional<Integer> waiting,
            Optional<Integer> openCounters,
            Optional<EstimateView> estimate,
            Optional<OpensView> opens,
            Optional<Integer> stillServed,
            Optional<Integer> steps) {}

    /** What a citizen must know about this machine. */
    public record NoticeView(String kind, Optional<String> reason, Instant since) {}

    /** All but the time of the counts, which alone is no news. */
    public List<Object> identity() {
        return List.of(zones, elder, classes, waiting, openCounters, hours, day, opens, holiday, notice);
    }

    /** A box that has no plan yet. */
    public static KioskView without(Instant now) {
        return new KioskView(
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "closed",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new NoticeView("no-plan", Optional.empty(), now)));
    }

    /** The page from the plan and what was heard. */
    public static KioskView of(HallPlan plan, BoardView heard, ZonedDateTime now, Optional<NoticeView> notice) {
        Board board = heard.board();
        boolean known = board.at().isAfter(Instant.EPOCH);
        List<ZoneView> zones = new ArrayList<>();
        int all = 0;
        for (var zone : plan.zones()) {
            List<ServiceView> services = new ArrayList<>();
            int inZone = 0;
            for (Service service : plan.services()) {
                if (service.zone().equals(zone.id())) {
                    services.add(service(plan, service, board, known, now));
                    // Who follows a journey stands in the line of a step.
                    inZone +=
                            service.journey().isPresent() ? 0 : board.waiting().getOrDefault(service.id(), 0);
                }
            }
            all += inZone;
            if (!services.isEmpty()) {
                zones.add(new ZoneView(
                        zone.id().value(),
                        String.valueOf(zone.letter()),
                        zone.name(),
                        zone.where(),
                        known ? Optional.of(inZone) : Optional.empty(),
                        services));
            }
        }
        Opening hall = Opening.ofHall(plan);
        boolean gives = plan.services().isEmpty()
                ? hall.phase(now.toInstant()) == Opening.Phase.OPEN
                : zones.stream().flatMap(zone -> zone.services().stream()).anyMatch(KioskView::drawn);
        return new KioskView(
                zones,
                plan.elder().stream().map(ServiceId::value).toList(),
                plan.calls().priorities().classes().stream()
                        .map(one -> new ClassView(one.id().value(), one.name()))
                        .toList(),
                known ? Optional.of(all) : Optional.empty(),
                known ? Optional.of(board.open().size()) : Optional.empty(),
                hall.written(hall.day(now.toInstant())),
                gives ? "open" : day(hall.phase(now.toInstant())),
                gives ? Optional.empty() : hall.next(now.toInstant()).map(next -> opens(plan, now, next)),
                hall.holiday(now.toInstant()),
                known ? Optional.of(board.at()) : Optional.empty(),
                notice);
    }

    private static ServiceView service(HallPlan plan, Service service, Board board, boolean known, ZonedDateTime at) {
        Door door = door(plan, service, service.id(), board, at);
        // Whoever follows a journey must get into its first line too.
        if (door.state().equals("open") && service.journey().isPresent()) {
            door = door(plan, service, service.line(), board, at);
        }
        String state = door.state();
        Map<ServiceId, Integer> waiting = board.waiting();
        long open = plan.countersFor(service.line()).stream()
                .filter(counter -> board.open().contains(counter.id()))
                .count();
        return new ServiceView(
                service.id().value(),
                service.name(),
                service.plainName(),
                state,
                known ? Optional.of(waiting.getOrDefault(service.line(), 0)) : Optional.empty(),
                known ? Optional.of((int) open) : Optional.empty(),
                // Counters may have closed since the hub said so.
                Optional.ofNullable(board.estimates().get(service.line()))
                        .filter(wait -> open > 0)
                        .map(EstimateView::of),
                state.equals("open") || state.equals("paused")
                        ? Optional.empty()
                        : door.opening().next(at.toInstant()).map(next -> opens(plan, at, next)),
                state.equals("open") ? board.intake(service.id()).stillServed() : Optional.empty(),
                service.journey().map(journey -> journey.steps().size()));
    }

    /** Whether a service, or the line it begins with, gives tickets, and the hours that say so. */
    private record Door(String state, Opening opening) {}

    private static Door door(HallPlan plan, Service service, ServiceId id, Board board, ZonedDateTime at) {
        Opening opening = Opening.of(plan, id);
        String state = plan.gives(service) ? state(opening.phase(at.toInstant()), board.intake(id)) : "paused";
        return new Door(state, opening);
    }

    private static String state(Opening.Phase phase, Board.Intake intake) {
        return switch (phase) {
            case BEFORE, OVER, CLOSED -> "closed";
            case BREAK -> "break";
            case LATE -> "late";
            case OPEN ->
                intake.closed()
                        .map(code -> code.equals("numbers-used-up") ? "full" : "late")
                        .orElse("open");
        };
    }

    /** Whether the list of services is worth drawing for this one: it gives tickets, or a word why it does not. */
    private static boolean drawn(ServiceView service) {
        return service.state().equals("open")
                || service.state().equals("late")
                || service.state().equals("full");
    }

    private static OpensView opens(HallPlan plan, ZonedDateTime now, Instant next) {
        ZonedDateTime then = next.atZone(plan.timeZone());
        LocalDate today = now.withZoneSameInstant(plan.timeZone()).toLocalDate();
        return new OpensView(
                (int) ChronoUnit.DAYS.between(today, then.toLocalDate()),
                then.getDayOfWeek().getValue(),
                then.getMonthValue(),
                then.getDayOfMonth(),
                Hours.written(then.toLocalTime()));
    }

    private static String day(Opening.Phase phase) {
        return switch (phase) {
            case OPEN, LATE -> "open";
            case BEFORE -> "before";
            case BREAK -> "break";
            case OVER, CLOSED -> "closed";
        };
    }
}
