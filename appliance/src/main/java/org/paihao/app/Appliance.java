package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ApplianceConfig.Role;
import org.paihao.config.HallFile;
import org.paihao.config.TokenFile;
import org.paihao.core.Text;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.message.Directive;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.time.BusinessDay;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.report.TerminalLink;
import org.paihao.report.TerminalParts;
import org.paihao.report.Topics;
import org.paihao.role.HallBoards;
import org.paihao.role.HallClock;
import org.paihao.role.HubClock;
import org.paihao.role.HubLine;
import org.paihao.role.LiveBus;
import org.paihao.role.PlanKeeper;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;
import org.paihao.store.Books;
import org.paihao.store.Database;
import org.paihao.web.Probe;
import org.paihao.web.Server;
import org.paihao.web.Sessions;
import org.paihao.web.Site;
import org.paihao.web.view.BoxView;

/**
 * One box, wired by hand: books, link, roles, devices, pages. Started by {@link #start}, stopped by {@link #close} in
 * the opposite order. Several of them run in one process without knowing of each other.
 */
public final class Appliance implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Appliance.class.getName());

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final ApplianceConfig config;
    private final Books books;
    private final Server server;

    private Appliance(Start start) {
        this.config = start.config();
        try {
            Core core = core(start);
            this.books = core.books();
            Link link = link(start, core);
            Roles roles = new Roles(start, core, link, toClose);
            link.onDirective().accept(roles::directed);
            this.server = serve(start, core, link, roles);
            link.state().address("http://" + config.http().bind() + ":" + server.port());
            roles.begin();
            link.stateChanged();
        } catch (RuntimeException e) {
            // A box that can't start leaves nothing behind: no thread that keeps the process, no child, no open file.
            close();
            throw e;
        }
        LOG.log(Level.INFO, "event=ready terminal=" + config.terminal() + " port=" + server.port());
    }

    /** A file that can't be used stops the start, as every other; later it only lets nobody in. */
    private Site.Tokens tokens(Start start, Core core) {
        Optional<Path> file = config.apiTokens().map(start.folder()::resolve);
        file.ifPresent(TokenFile::read);
        ApiTokens tokens = new ApiTokens(file);
        return new Site.Tokens(tokens::now, () -> {
            HallPlan plan = core.plan(config.hall());
            return BusinessDay.of(core.clock().now(), plan.timeZone(), plan.rollOver());
        });
    }

    private Server serve(Start start, Core core, Link link, Roles roles) {
        Sessions sessions = new Sessions(core.random(), core.clock()::now);
        Site site = new Site(
                start.home().resolve("ui-web/dist"),
                core.epoch(),
                sessions,
                tokens(start, core),
                () -> boxView(core, link, roles));
        roles.addTo(site);
        Watch watch = new Watch(start, core, link, roles::devices);
        List<Probe> probes = new ArrayList<>(watch.probes());
        BackupRounds.of(start).ifPresent(rounds -> {
            probes.add(rounds.probe());
            long seconds = rounds.every().toSeconds();
            ScheduledExecutorService rest = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                    .daemon()
                    .name("backup-" + config.terminal())
                    .factory());
            rest.scheduleWithFixedDelay(rounds::round, Math.min(60, seconds), seconds, TimeUnit.SECONDS);
            toClose.push(() -> stop(rest));
        });
        site.observe(probes, watch.gauges());
        core.books().onCommit(site::changed);
        link.onChange(site::changed);
        roles.onChange(site::changed);
        Server started = site.start(
                new Server.Address(config.http().bind(), config.http().port()),
                config.phone().map(phone -> new Server.Address(phone.bind(), phone.port())));
        toClose.push(started);
        return started;
    }

    /**
     * What a box starts from.
     *
     * @param folder where the configuration lies: paths in it are relative to it
     * @param data its own folder for the books, the spool and the twins' cables; made if it is missing
     * @param home the installation: {@code ui-web/dist}, {@code firmware-config}, {@code provisioning}
     * @param disk how full the disk under {@code data} is
     */
    public record Start(ApplianceConfig config, Path folder, Path data, Path home, DiskUse disk) {
        /** On the disk of this machine. */
        public Start(ApplianceConfig config, Path folder, Path data, Path home) {
            this(config, folder, data, home, DiskUse.REAL);
        }

        boolean diskLow() {
            return disk.low(data);
        }

        int diskPercent() {
            return disk.percent(data);
        }
    }

    /** What every part of a box builds on. */
    record Core(
            TerminalId self,
            Books books,
            PlanKeeper plans,
            HallClock clock,
            Optional<HubClock> hubClock,
            Optional<HallFile> hallFile,
            Optional<Term> term,
            SecureRandom random,
            String epoch,
            ExecutorService notes,
            ScheduledExecutorService ticker) {

        /** The plan, or one without anything in it. */
        HallPlan plan(String hall) {
            return plans.plan().orElseGet(() -> HallPlan.none(hall));
        }
    }

    /** The link to the hall, whichever side of it this box is. */
    record Link(
            HubLine hub,
            LiveBus live,
            HallBoards boards,
            LinkState state,
            Runnable sayState,
            Consumer<Runnable> listening,
            Consumer<Consumer<Directive>> onDirective,
            Optional<HubSide> hubSide) {
        void stateChanged() {
            sayState.run();
        }

        void onChange(Runnable listener) {
            listening.accept(listener);
        }
    }

    /** Starts a box; when it returns, its pages answer. */
    public static Appliance start(Start start) {
        try {
            Files.createDirectories(start.data());
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder can't be made: " + start.data(), e);
        }
        return new Appliance(start);
    }

    public TerminalId terminal() {
        return config.terminal();
    }

    /** What answers on its listeners: benches and tests look at its tables. */
    public Server server() {
        return server;
    }

    /** The port of its pages. */
    public int port() {
        return server.port();
    }

    /** The port of its phone pages, or -1. */
    public int phonePort() {
        return server.phonePort();
    }

    /** Its books, for benches and tests that look at them. */
    public Books books() {
        return books;
    }

    private Core core(Start start) {
        TerminalId self = config.terminal();
        boolean hub = config.is(Role.HUB);
        SecureRandom random = new SecureRandom();
        String epoch = HexFormat.of().toHexDigits(random.nextLong());
        PlanKeeper plans = new PlanKeeper();
        Optional<HallFile> hallFile = hub ? Optional.of(hallFile(start)) : Optional.empty();
        FactCodec codec = new FactCodec(config.hall());
        AtomicReference<Issuer> issuer = new AtomicReference<>(new Issuer(self, ordinals(1)));
        toClose.push(DataLock.take(start.data()));
        BooksCheck.check(start.data(), Instant.now());
        BeforeUpdate.check(start.data(), BeforeUpdate.program(), Instant.now());
        Books opened = Books.open(
                Database.file(start.data().resolve("paihao.db")),
                new Books.Setup(
                        self,
                        hub,
                        epoch,
                        // A hub's own books know what is changed for today, and lay it over the plan themselves.
                        () -> (hub ? plans.base() : plans.plan()).orElseGet(() -> HallPlan.none(config.hall())),
                        issuer::get,
                        codec::encode));
        toClose.push(opened);
        Optional<HubClock> hubClock = hub
                ? Optional.empty()
                : Optional.of(new HubClock(Instant::now, System::nanoTime, TerminalLink.keptOffset(opened)));
        HallClock clock = hubClock.<HallClock>map(known -> known)
                .orElseGet(() -> new SystemHallClock(
                        InstantSource.system(),
                        opened.newest(1).stream()
                                .map(Ledger.Row::receivedAt)
                                .findFirst()
                                .orElse(Instant.MIN)));
        Optional<Term> term = hub ? Optional.of(new Term(opened)) : Optional.empty();
        term.ifPresent(reign -> {
            issuer.set(new Issuer(self, ordinals(reign.now())));
            reign.onChange(now -> issuer.set(new Issuer(self, ordinals(now))));
        });
        hallFile.ifPresent(file -> {
            plans.offer(term.orElseThrow().now(), file.plan());
            plans.change(opened.state().changes());
            opened.onCommit(() -> plans.change(opened.state().changes()));
        });
        opened.beginEpoch(clock.now());
        ExecutorService notes = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("notes-" + self).factory());
        toClose.push(() -> stop(notes));
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tick-" + self).factory());
        toClose.push(() -> stop(ticker));
        return new Core(self, opened, plans, clock, hubClock, hallFile, term, random, epoch, notes, ticker);
    }

    private HallFile hallFile(Start start) {
        HallFile file = HallFile.read(start.folder().resolve(config.plan().orElseThrow()));
        return new HallFile(
                file.plan().withPhoneBase(config.phone().map(ApplianceConfig.Phone::address)),
                file.staff(),
                file.hubRules(),
                file.evacuation(),
                file.phoneTickets());
    }

    private Ordinals ordinals(long term) {
        if (config.is(Role.HUB)) {
            return Ordinals.ofHub(term);
        }
        return config.ordinal().map(Ordinals::ofKiosk).orElseGet(() -> new Ordinals(List.of()));
    }

    private Link link(Start start, Core core) {
        LinkState state = new LinkState(start, core);
        Topics topics = new Topics(config.hall());
        Wires wires = new Wires(start, config, topics);
        if (config.is(Role.HUB)) {
            HubSide side = HubSide.open(core, topics, state, wires);
            toClose.push(side);
            Webhooks hooks = Webhooks.open(start, core);
            toClose.push(hooks);
            side.desk().watch(hooks::attention);
            return side.link(state);
        }
        TerminalLink opened = new TerminalLink(
                new TerminalParts(
                        core.self(),
                        topics,
                        core.books(),
                        core.plans(),
                        core.hubClock().orElseThrow(),
                        state::bytes),
                wires.opener(BoxState.will()));
        toClose.push(opened);
        state.backlog(opened::backlog);
        return new Link(
                opened,
                opened,
                opened,
                state,
                opened::stateChanged,
                opened::onChange,
                opened::onDirective,
                Optional.empty());
    }

    private BoxView boxView(Core core, Link link, Roles roles) {
        HallPlan plan = core.plan(config.hall());
        HubLine.Status status = link.hub().status();
        return new BoxView(
                config.terminal().value(),
                config.name(),
                core.plans().plan().map(HallPlan::name).orElse(Text.same(config.hall())),
                config.roles().stream().map(role -> Json.dashed(role.name())).toList(),
                config.mm(),
                roles.simulated(),
                plan.timeZone().getId(),
                core.clock().now().atZone(plan.timeZone()).toOffsetDateTime(),
                new BoxView.LinkView(status.up() ? "up" : "down", status.since()),
                link.boards()
                        .board()
                        .board()
                        .evacuation()
                        .map(evacuation -> new BoxView.EvacuationView(evacuation.since(), evacuation.text())));
    }

    private static void stop(ExecutorService executor) {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "event=executor-slow-to-stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "event=close-failed terminal=" + config.terminal(), e);
            }
        }
    }
}
