package org.paihao.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Zone;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;
import org.paihao.web.view.DeviceView;
import org.paihao.web.view.DeviceWords;
import org.paihao.web.view.EstimateScoresView;
import org.paihao.web.view.HallNow;
import org.paihao.web.view.HubView;
import org.paihao.web.view.LogWords;

/**
 * Gathers what the hub's page shows: the hall now, its boxes, what needs a person, and what has happened. Thread-safe.
 */
final class HubDesk {
    private static final int LOG_MAX = 200;
    /** Whoever asked at a machine without a ticket has been helped by then, or has gone. */
    private static final Duration HELP_FRESH = Duration.ofMinutes(10);

    private static final int ATTENTION_MAX = 50;

    private final Hub hub;
    private final Journal journal;
    private final Ledger ledger;
    private final Term term;
    private final Supplier<DayFigures> figures;
    private final Map<TerminalId, BoxState> boxes = new HashMap<>();
    private final Map<TerminalId, byte[]> read = new HashMap<>();
    private final Map<TerminalId, Instant> since = new HashMap<>();
    private final Deque<HubView.AttentionLine> alarms = new ArrayDeque<>();
    private volatile Supplier<List<HubView.AttentionLine>> watched = List::of;

    HubDesk(Hub hub, Journal journal, Ledger ledger, Term term, Supplier<DayFigures> figures) {
        this.hub = hub;
        this.journal = journal;
        this.ledger = ledger;
        this.term = term;
        this.figures = figures;
    }

    /** Asks somebody else too what needs a person. */
    void watch(Supplier<List<HubView.AttentionLine>> other) {
        watched = other;
    }

    /** What the boxes say of themselves, as last heard. */
    synchronized void heard(Map<TerminalId, byte[]> states, Instant now) {
        states.forEach((terminal, payload) -> {
            // Most boxes have said nothing new.
            if (!Arrays.equals(payload, read.put(terminal, payload))) {
                BoxState.read(payload).ifPresent(state -> heard(terminal, state, now));
            }
        });
    }

    private void heard(TerminalId terminal, BoxState state, Instant now) {
        BoxState before = boxes.get(terminal);
        BoxState next = state.online() || before == null ? state : before.gone();
        if (before == null || before.online() != next.online()) {
            since.put(terminal, now);
        }
        boxes.put(terminal, next);
    }

    /** What came of a batch of facts: alarms are shown until the hub restarts. */
    synchronized void taken(Ingest.Taken taken, Instant now) {
        for (Ingest.Alarm alarm : taken.alarms()) {
            alarms.addFirst(new HubView.AttentionLine(
                    now,
                    alarm.terminal().value(),
                    alarm.kind(),
                    Text.same(brief(alarm.kind() + " " + alarm.detail()))));
            if (alarms.size() > ATTENTION_MAX) {
                alarms.removeLast();
            }
        }
    }

    /** What people call a box. */
    synchronized Optional<Text> name(TerminalId terminal) {
        return Optional.ofNullable(boxes.get(terminal)).flatMap(BoxState::name);
    }

    /** The first box that is there and whose ticket printer can print. */
    synchronized Optional<TerminalId> readyPrinter() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().online())
                .filter(box -> box.getValue().devices().orElse(List.of()).stream()
                        .anyMatch(device -> device.kind().equals("printer") && !device.troubled()))
                .map(Map.Entry::getKey)
                .min((a, b) -> a.value().compareTo(b.value()));
    }

    /** Whether a box is there and has a ticket printer, whatever its state. */
    synchronized boolean hasPrinter(TerminalId terminal) {
        return Optional.ofNullable(boxes.get(terminal)).filter(BoxState::online).stream()
                .flatMap(state -> state.devices().orElse(List.of()).stream())
                .anyMatch(device -> device.kind().equals("printer"));
    }

    synchronized HubView view(Instant now) {
        HallPlan plan = hub.today();
        HallState state = journal.state();
        int waiting = plan.lines().stream()
                .mapToInt(service -> state.waiting(service.id()))
                .sum();
        DayFigures day = figures.get();
        HallNow.Beside beside = new HallNow.Beside(
                hub.supervision().announcement(),
                hub.intakes(),
                hub.scores().map(EstimateScoresView::of).flatMap(EstimateScoresView::today));
        HallNow hallNow = HallNow.of(hub.plan(), state, day, beside, now);
        List<HubView.CounterCell> counters = plan.counters().stream()
                .map(counter -> cell(plan, state, day, counter, now))
                .toList();
        int open = (int)
                counters.stream().filter(cell -> !cell.state().equals("closed")).count();
        return new HubView(
                screens(),
                term.now(),
                waiting,
                day.servedInAll(),
                open,
                plan.zones().stream()
                        .filter(zone -> plan.lines().stream()
                                .anyMatch(service -> service.zone().equals(zone.id())))
                        .map(zone -> line(plan, state, zone, now))
                        .toList(),
                counters,
                terminals(),
                attention(now, hallNow),
                log(plan),
                hallNow);
    }

    private static HubView.ZoneLine line(HallPlan plan, HallState state, Zone zone, Instant now) {
        int waiting = 0;
        Optional<Long> longest = Optional.empty();
        for (var service : plan.lines()) {
            if (service.zone().equals(zone.id()) && state.waiting(service.id()) > 0) {
                waiting += state.waiting(service.id());
                long first = Duration.between(
                                state.line(service.id()).longest().orElseThrow().arrivedAt(), now)
                        .toSeconds();
                longest = Optional.of(Math.max(longest.orElse(0L), first));
            }
        }
        return new HubView.ZoneLine(String.valueOf(zone.letter()), zone.name(), waiting, longest);
    }

    private static HubView.CounterCell cell(
            HallPlan plan, HallState state, DayFigures day, Counter counter, Instant now) {
        Optional<CallState> call = state.callAt(counter.id()).filter(CallState::made);
        CounterState is = state.counter(counter.id());
        String free = is.staff().isEmpty() ? "closed" : is.pause().isPresent() ? "paused" : "idle";
        Optional<Instant> from = call.map(at -> at.arrivedAt().orElse(at.call().calledAt()));
        return new HubView.CounterCell(
                counter.id().value(),
                counter.number(),
                plan.zone(counter.zone())
                        .map(zone -> String.valueOf(zone.letter()))
                        .orElse(""),
                call.map(at -> at.arrivedAt().isPresent() ? "serving" : "called")
                        .orElse(free),
                call.map(at -> at.call().ticket().label().toString()),
                from.map(at -> Math.max(0, Duration.between(at, now).toSeconds())),
                plan.profileOf(counter).name(),
                counter.profile().map(ProfileId::value),
                state.changes().profiles().containsKey(counter.id()),
                day.served().getOrDefault(counter.id(), 0));
    }

    private List<HubView.ScreenView> screens() {
        List<HubView.ScreenView> screens = new ArrayList<>();
        boxes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .forEach(box -> {
                    BoxState state = box.getValue();
                    for (String role : state.roles().orElse(List.of())) {
                        screens.add(new HubView.ScreenView(
                                box.getKey().value(),
                                state.name().orElse(Text.same(box.getKey().value())),
                                role,
                                state.address().orElse("") + path(role),
                                state.online() ? "online" : "offline"));
                    }
                    if (state.devices().orElse(List.of()).stream().anyMatch(DeviceView::twin)) {
                        screens.add(new HubView.ScreenView(
                                box.getKey().value(),
                                state.name().orElse(Text.same(box.getKey().value())),
                                "sim",
                                state.address().orElse("") + path("sim"),
                                state.online() ? "online" : "offline"));
                    }
                });
        return screens;
    }

    private static String path(String role) {
        return switch (role) {
            case "print-station" -> "/print";
            case "hub" -> "/supervisor";
            default -> "/" + role;
        };
    }

    private List<HubView.TerminalLine> terminals() {
        return boxes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .map(box -> new HubView.TerminalLine(
                        box.getKey().value(),
                        box.getValue().name().orElse(Text.same(box.getKey().value())),
                        box.getValue().online() ? "online" : "offline",
                        Optional.ofNullable(since.get(box.getKey())),
                        box.getValue().epoch(),
                        ledger.latest(box.getKey()).map(Ledger.Mark::committed).orElse(0L),
                        box.getValue().devices().orElse(List.of())))
                .toList();
    }

    private List<HubView.AttentionLine> attention(Instant now, HallNow hallNow) {
        List<HubView.AttentionLine> lines = new ArrayList<>(alarms);
        lines.addAll(hallNow.attention(now, "hub"));
        lines.addAll(watched.get());
        boxes.forEach((terminal, box) -> {
            if (!box.online()) {
                lines.add(new HubView.AttentionLine(
                        since.getOrDefault(terminal, Instant.EPOCH),
                        terminal.value(),
                        "offline",
                        new Text("没有联系上", "not reachable")));
            }
            if (box.online() && box.trustedClock().equals(Optional.of(false))) {
                lines.add(new HubView.AttentionLine(
                        box.at().orElse(now),
                        terminal.value(),
                        "clock",
                        new Text("时钟不可信，请对时", "its clock can't be trusted, set the time")));
            }
            box.diskPercent()
                    .ifPresent(percent -> DiskUse.alarm(percent)
                            .ifPresent(kind -> lines.add(new HubView.AttentionLine(
                                    box.at().orElse(now), terminal.value(), kind, DiskUse.words(percent)))));
            for (DeviceView device : box.devices().orElse(List.of())) {
                if (device.troubled()) {
                    lines.add(new HubView.AttentionLine(
                            device.since(),
                            terminal.value(),
                            device.reason().orElse(device.state()),
                            DeviceWords.of(device.kind(), device.state(), device.reason())));
                }
            }
        });
        for (Ledger.Row row : ledger.newest(LOG_MAX)) {
            if (FactCodec.decode(row.terminal(), row.body()) instanceof FactRead.Known known
                    && known.record().fact() instanceof Fact.HelpAsked asked
                    && asked.label().isEmpty()
                    && known.record().at().isAfter(now.minus(HELP_FRESH))) {
                lines.add(new HubView.AttentionLine(
                        known.record().at(),
                        row.terminal().value(),
                        "help",
                        new Text("有人请求帮忙", "somebody asks for help")));
            }
        }
        HallState state = journal.state();
        for (TicketId id : state.helped()) {
            Ticket ticket = state.ticket(id).orElseThrow().ticket();
            lines.add(new HubView.AttentionLine(
                    ticket.arrivedAt(),
                    ticket.issuer().value(),
                    "help",
                    new Text(ticket.label() + " 需要人帮忙", ticket.label() + " needs help")));
        }
        // A page of them is what one person can see to; what is newest stands first.
        return lines.stream()
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .limit(ATTENTION_MAX)
                .toList();
    }

    private List<HubView.LogLine> log(HallPlan plan) {
        List<HubView.LogLine> lines = new ArrayList<>();
        for (Ledger.Row row : ledger.newest(LOG_MAX)) {
            if (FactCodec.decode(row.terminal(), row.body()) instanceof FactRead.Known known) {
                lines.add(new HubView.LogLine(
                        known.record().at(),
                        row.terminal().value(),
                        Json.dashed(known.record().fact().getClass().getSimpleName()),
                        LogWords.of(plan, known.record().fact())));
            }
        }
        return lines;
    }

    private static String brief(String text) {
        return text.length() > Text.LENGTH_MAX ? text.substring(0, Text.LENGTH_MAX) : text;
    }
}
