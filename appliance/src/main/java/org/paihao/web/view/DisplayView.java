package org.paihao.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Announcement;
import org.paihao.core.message.BoardView;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;
import org.paihao.core.plan.Zone;
import org.paihao.role.HubLine;
import org.paihao.role.display.Wall;

/** The hall screen. */
public record DisplayView(
        List<ZoneCount> zones,
        List<CallShown> calls,
        Optional<String> hours,
        Optional<Instant> asOf,
        Optional<Long> silentSeconds,
        Optional<String> entry,
        Optional<Text> announcement) {
    /** After so long without hub and counters, people are told to listen at the windows. */
    private static final long SILENT_SECONDS = 15;

    /** People waiting in a zone. */
    public record ZoneCount(String letter, Text name, Optional<Integer> waiting) {}

    /** A call; {@code n} as in {@link Wall.Shown}: at most 0 for what it did not hear itself. */
    public record CallShown(long n, String label, String counter, Text where, Instant at, boolean recall) {}

    /** The screen of one display. */
    public static DisplayView of(
            HallPlan plan, TerminalId self, BoardView heard, Wall wall, HubLine.Status link, ZonedDateTime now) {
        boolean known = heard.board().at().isAfter(Instant.EPOCH);
        List<ZoneCount> zones = plan.zonesOf(self).stream()
                .filter(zone ->
                        plan.lines().stream().anyMatch(service -> service.zone().equals(zone.id())))
                .map(zone -> new ZoneCount(
                        String.valueOf(zone.letter()),
                        zone.name(),
                        known ? Optional.of(waiting(plan, heard, zone)) : Optional.empty()))
                .toList();
        List<CallShown> calls = wall.calls().stream()
                .map(call -> {
                    Optional<Counter> counter = plan.counter(call.counter());
                    return new CallShown(
                            call.n(),
                            call.label().toString(),
                            counter.map(Counter::number).orElse(call.counter().value()),
                            counter.flatMap(at -> plan.zone(at.zone()))
                                    .map(Zone::where)
                                    .orElse(Text.same("—")),
                            call.at(),
                            call.recall());
                })
                .toList();
        // Without the hub a screen still shows what counters say; it is silent when nobody says anything either.
        Instant last = heard.heardAt().isAfter(link.since()) ? heard.heardAt() : link.since();
        long silent = Duration.between(last, now.toInstant()).toSeconds();
        return new DisplayView(
                zones,
                calls,
                Opening.ofHall(plan).written(Opening.ofHall(plan).day(now.toInstant())),
                heard.heardAt().equals(Instant.EPOCH) ? Optional.empty() : Optional.of(heard.heardAt()),
                !link.up() && silent >= SILENT_SECONDS ? Optional.of(silent) : Optional.empty(),
                wall.entry(now.toInstant()),
                heard.board()
                        .announcement()
                        .filter(announced -> now.toInstant().isBefore(announced.until()))
                        .map(Announcement::text));
    }

    private static int waiting(HallPlan plan, BoardView heard, Zone zone) {
        return plan.lines().stream()
                .filter(service -> service.zone().equals(zone.id()))
                .mapToInt(service -> heard.board().waiting().getOrDefault(service.id(), 0))
                .sum();
    }
}
