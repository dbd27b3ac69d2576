package org.paihao.web.view;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.paihao.core.Text;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.Service;

/** The kiosk's start page: zones and services with who waits, today's hours, and what is wrong with this machine. */
public record KioskView(
        List<ZoneView> zones,
        List<String> elder,
        List<ClassView> classes,
        Optional<Integer> waiting,
        Optional<Integer> openCounters,
        Optional<String> hours,
        String day,
        Optional<OpensView> opens,
        Optional<Instant> asOf,
        Optional<NoticeView> notice) {
    /** A hall that is closed for longer is not worth a promise. */
    private static final int OPENS_WITHIN_DAYS = 7;

    /**
     * When tickets are given again, while they are not.
     *
     * @param inDays 0 today, 1 tomorrow
     * @param weekday 1 is Monday
     * @param from {@code 9:00}
     */
    public record OpensView(int inDays, int weekday, String from) {}

    /** A class of citizens who wait less. */
    public record ClassView(String id, Text name) {}

    /** A zone with at least one service. */
    public record ZoneView(
            String id, String letter, Text name, Text where, Optional<Integer> waiting, List<ServiceView> services) {}

    /** A service: {@code open} or {@code paused}; counts are empty while nothing was heard of them. */
    public record ServiceView(
            String id,
            Text name,
            Optional<Text> plainName,
            String state,
            Optional<Integer> waiting,
            Optional<Integer> openCounters,
            Optional<EstimateView> estimate) {}

    /** What a citizen must know about this machine. */
    public record NoticeView(String kind, Optional<String> reason, Instant since) {}

    /** All but the time of the counts, which alone is no news. */
    public List<Object> identity() {
        return List.of(zones, elder, classes, waiting, openCounters, hours, day, opens, notice);
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
                    services.add(service(plan, service, board, known));
                    inZone += board.waiting().getOrDefault(service.id(), 0);
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
        Optional<Hours.Span> hours = plan.hours().on(now.getDayOfWeek());
        return new KioskView(
                zones,
                plan.elder().stream().map(ServiceId::value).toList(),
                plan.calls().priorities().classes().stream()
                        .map(one -> new ClassView(one.id().value(), one.name()))
                        .toList(),
                known ? Optional.of(all) : Optional.empty(),
                known ? Optional.of(board.open().size()) : Optional.empty(),
                hours.map(Hours.Span::toString),
                day(hours, now.toLocalTime()),
                opens(plan.hours(), now),
                known ? Optional.of(board.at()) : Optional.empty(),
                notice);
    }

    private static ServiceView service(HallPlan plan, Service service, Board board, boolean known) {
        Map<ServiceId, Integer> waiting = board.waiting();
        long open = plan.countersFor(service.id()).stream()
                .filter(counter -> board.open().contains(counter.id()))
                .count();
        return new ServiceView(
                service.id().value(),
                service.name(),
                service.plainName(),
                service.open() ? "open" : "paused",
                known ? Optional.of(waiting.getOrDefault(service.id(), 0)) : Optional.empty(),
                known ? Optional.of((int) open) : Optional.empty(),
                Optional.empty());
    }

    private static Optional<OpensView> opens(Hours hours, ZonedDateTime now) {
        String today = day(hours.on(now.getDayOfWeek()), now.toLocalTime());
        int first = today.equals("before") ? 0 : 1;
        if (today.equals("open")) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(first, OPENS_WITHIN_DAYS)
                .boxed()
                .flatMap(days -> hours
                        .on(now.getDayOfWeek().plus(days))
                        .map(span -> new OpensView(
                                days, now.getDayOfWeek().plus(days).getValue(), span.opening()))
                        .stream())
                .findFirst();
    }

    private static String day(Optional<Hours.Span> hours, LocalTime now) {
        if (hours.isEmpty() || !now.isBefore(hours.get().to())) {
            return "closed";
        }
        return now.isBefore(hours.get().from()) ? "before" : "open";
    }
}
