package org.paihao.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.config.HallFile;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.report.HubLink;
import org.paihao.report.HubParts;
import org.paihao.report.Topics;
import org.paihao.report.Wire;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Relearn;
import org.paihao.role.hub.StaffDesk;
import org.paihao.role.hub.Term;
import org.paihao.role.hub.Waits;

/** The hub's parts: decisions, ledger, its side of the link, and the desk its page is made of. */
final class HubSide implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HubSide.class.getName());

    private final Hub hub;
    private final HubLink link;
    private final HubDesk desk;
    private final DayKeeper day;
    private final ScheduledExecutorService rounds;

    private HubSide(Hub hub, HubLink link, HubDesk desk, DayKeeper day, ScheduledExecutorService rounds) {
        this.day = day;
        this.rounds = rounds;
        this.hub = hub;
        this.link = link;
        this.desk = desk;
    }

    static HubSide open(Appliance.Core core, Topics topics, LinkState state, Wires wires) {
        Term term = core.term().orElseThrow();
        Ledger ledger = core.books();
        int learned = new Relearn(ledger, (key, body) -> FactCodec.decode(key.terminal(), body)).run();
        if (learned > 0) {
            LOG.log(Level.INFO, "event=facts-learned count=" + learned);
        }
        StaffDesk staff = new StaffDesk(core.hallFile().orElseThrow().staff(), core.clock());
        HallFile file = core.hallFile().orElseThrow();
        Waits waits = new Waits(new Waits.Parts(
                core.books(),
                file.plan(),
                core.clock(),
                new EstimateMemory(core.books()),
                core.books().start()));
        Hub hub = new Hub(
                core.self(),
                core.books(),
                file.plan(),
                core.clock(),
                staff,
                file.hubRules().skills(),
                file.evacuation().orElse(Hub.HALL_TO_LEAVE),
                List.of(waits));
        AtomicReference<HubLink> voice = new AtomicReference<>();
        DayKeeper day = new DayKeeper(
                core.books(),
                file.hubRules().targets(),
                core.clock(),
                (kind, detail) -> voice.get().alarm(kind, detail));
        HubDesk desk = new HubDesk(hub, core.books(), ledger, term, day::now);
        Wire.Message will = new Wire.Message(
                topics.hub(),
                Json.bytes(new HubGone(0, false, core.clock().now(), Optional.empty())),
                1,
                true,
                Optional.empty());
        HubLink link = new HubLink(
                new HubParts(
                        core.self(),
                        core.books().epoch(),
                        topics,
                        hub,
                        term,
                        ledger,
                        core.clock(),
                        state::bytes,
                        taken -> desk.taken(taken, core.clock().now())),
                wires.opener(will));
        core.books().onCommit(link::changed);
        link.onChange(() -> desk.heard(link.states(), core.clock().now()));
        voice.set(link);
        core.books().onCommit(day::changed);
        return new HubSide(hub, link, desk, day, rounds(hub, waits));
    }

    private static ScheduledExecutorService rounds(Hub hub, Waits waits) {
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("estimates").daemon().factory());
        long every = Waits.EVERY.toMillis();
        rounds.scheduleWithFixedDelay(() -> round(hub, waits), every, every, TimeUnit.MILLISECONDS);
        return rounds;
    }

    /** Whatever goes wrong, the hall goes on, without numbers for a while. */
    private static void round(Hub hub, Waits waits) {
        try {
            if (hub.deciding()) {
                waits.round();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event=estimates-failed", e);
        }
    }

    /** What the broker says when the hub's connection breaks: under term 0, which no terminal takes for a reign. */
    private record HubGone(long term, boolean online, java.time.Instant at, Optional<String> epoch) {}

    Hub hub() {
        return hub;
    }

    HubDesk desk() {
        return desk;
    }

    /** The day's figures. */
    DayKeeper day() {
        return day;
    }

    HubLink wire() {
        return link;
    }

    Appliance.Link link(LinkState state) {
        return new Appliance.Link(
                link, link, link, state, link::stateChanged, link::onChange, listener -> {}, Optional.of(this));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        link.close();
    }
}
