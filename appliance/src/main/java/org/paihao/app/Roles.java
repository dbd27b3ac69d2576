package org.paihao.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ApplianceConfig.Role;
import org.paihao.config.StrictYaml;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.core.hall.Paper;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.Live;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.rating.Tagset;
import org.paihao.report.LineCodec;
import org.paihao.role.DayTurn;
import org.paihao.role.counter.CallWork;
import org.paihao.role.counter.CounterDesk;
import org.paihao.role.counter.LocalLine;
import org.paihao.role.counter.LocalStaff;
import org.paihao.role.display.Wall;
import org.paihao.role.kiosk.Kiosk;
import org.paihao.role.kiosk.SlipPrinter;
import org.paihao.role.kiosk.Tokens;
import org.paihao.role.pad.RatingPad;
import org.paihao.web.Site;
import org.paihao.web.view.DayExport;
import org.paihao.web.view.DeviceView;
import org.paihao.web.view.DisplayView;
import org.paihao.web.view.PadView;
import org.paihao.web.view.ScanView;
import org.paihao.web.view.TicketView;

/** What this box does: the roles its configuration names, joined to its devices and its pages. */
final class Roles {
    private static final Logger LOG = System.getLogger(Roles.class.getName());

    private final Appliance.Start start;
    private final ApplianceConfig config;
    private final Appliance.Core core;
    private final Appliance.Link link;
    private final Hardware hardware;
    private final Optional<Kiosk> kiosk;
    private final Optional<CounterDesk> desk;
    private final Optional<CounterScans> counterScans;
    private final Optional<RatingPad> pad;
    private final Optional<Wall> wall;
    private final Optional<PrintKit> print;
    private final Optional<DayTurn> dayTurn;
    private final RoleViews words;
    private final Emergency emergency;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<@Nullable DeviceView> printSeen = new AtomicReference<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Phones> phones = Optional.empty();

    /** @param toClose where this puts itself before anything of it can fail */
    Roles(Appliance.Start start, Appliance.Core core, Appliance.Link link, Deque<AutoCloseable> toClose) {
        this.start = start;
        this.config = start.config();
        this.core = core;
        this.link = link;
        // What devices say before the roles exist waits for them.
        note(this::awaitBegun);
        this.hardware = new Hardware(start, core, new Ears(this), toClose);
        this.words = new RoleViews(start, core, link, hardware, this::devices);
        this.emergency = new Emergency(config, core, link, hardware);
        this.kiosk = config.is(Role.KIOSK) ? Optional.of(makeKiosk()) : Optional.empty();
        this.desk = config.is(Role.COUNTER) ? Optional.of(makeDesk()) : Optional.empty();
        this.counterScans = desk.map(known -> new CounterScans(known, this::freshKey));
        this.pad = config.is(Role.PAD) ? Optional.of(makePad()) : Optional.empty();
        // The hub begins its own day with what it ticks of.
        this.dayTurn = config.is(Role.HUB)
                ? Optional.empty()
                : Optional.of(new DayTurn(core.books(), core.plans(), core.clock()));
        this.wall = config.is(Role.DISPLAY) ? Optional.of(makeWall()) : Optional.empty();
        this.print = config.is(Role.PRINT_STATION)
                ? Optional.of(PrintKit.open(start, core, hardware, this::printChanged))
                : Optional.empty();
        print.ifPresent(toClose::push);
    }

    /** Devices speak through this to the roles, which come into being after them. */
    record Ears(Roles roles) implements Hardware.Ears {
        @Override
        public void scanned(String text) {
            roles.note(() -> roles.scanned(text));
        }

        @Override
        public void rated(org.paihao.core.rating.Level level, By by) {
            roles.note(() -> roles.pad.ifPresent(pad -> pad.press(level, by, roles.freshKey())));
        }

        @Override
        public void powerWarning() {
            roles.note(() -> roles.emergency.powerWarning());
        }

        @Override
        public void key(Hardware.Key key) {
            roles.note(() -> roles.desk.ifPresent(desk -> roles.pressed(desk, key)));
        }

        @Override
        public void changed(DeviceView device) {
            roles.note(() -> {
                roles.core.books().commit(entry -> {
                    entry.record(
                            new Fact.DeviceChanged(device.id(), device.kind(), device.state(), device.reason()),
                            roles.core.clock().now());
                    return Boolean.TRUE;
                });
                roles.link.stateChanged();
                roles.changed();
            });
        }

        @Override
        public void twinChanged() {
            roles.changed();
        }
    }

    private void awaitBegun() {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(Runnable work) {
        core.notes().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "event=note-failed terminal=" + config.terminal(), e);
            }
        });
    }

    private String freshKey() {
        byte[] bytes = new byte[16];
        core.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private HallPlan plan() {
        return core.plan(config.hall());
    }

    private Kiosk makeKiosk() {
        SlipPrinter printer = hardware.printer()
                .<SlipPrinter>map(known -> new Slips(known, this::plan, config.name()))
                .orElse(SlipPrinter.ABSENT);
        Kiosk made = new Kiosk(new Kiosk.Parts(
                core.self(),
                core.books(),
                link.hub(),
                link.live(),
                core.clock(),
                core.plans(),
                printer,
                new Tokens(Secrets.kept(core, Secrets.TOKENS)),
                this::closed));
        made.onChange(this::changed);
        return made;
    }

    /** Why no new tickets are given at all. */
    private Optional<String> closed() {
        if (link.boards().board().board().evacuation().isPresent()) {
            return Optional.of(HubReply.EVACUATED);
        }
        return start.diskLow() ? Optional.of("disk-full") : Optional.empty();
    }

    private CounterDesk makeDesk() {
        CounterId counter = config.counter().orElseThrow();
        CounterDesk made = new CounterDesk(
                counter,
                core.books(),
                link.hub(),
                link.live(),
                core.clock(),
                this::freshKey,
                Thread::startVirtualThread,
                new LocalLine(new LocalLine.Parts(
                        core.self(),
                        counter,
                        core.books(),
                        link.boards(),
                        link.live(),
                        core.clock(),
                        core.plans(),
                        new LineCodec(),
                        Roles::pause)));
        made.follow(word -> {
            switch (word) {
                case Live.Called called -> {
                    hardware.sign("请" + called.label());
                    hardware.keypadTicket(called.label().toString());
                }
                case Live.Staffed staffed -> hardware.sign(staffed.open() ? "请按号办理" : "暂停服务");
                case Live.Finished ignored -> hardware.sign("请按号办理");
                case Live.Missed ignored -> hardware.sign("请按号办理");
                case Live.Ended ignored -> hardware.sign("请按号办理");
                case Live.Undone undone -> hardware.sign(undone.waits().isPresent() ? "请按号办理" : "请" + undone.label());
                case Live.Arrived ignored -> {}
                case Live.Taken ignored -> {}
                case Live.Claimed ignored -> {}
                case Live.Evacuated ignored -> {}
                case Live.Withdrawn ignored -> hardware.sign("请按号办理");
            }
            changed();
        });
        return made;
    }

    private void scanned(String text) {
        kiosk.ifPresent(known -> known.scan(text));
        if (kiosk.isEmpty()) {
            counterScans.ifPresent(known -> {
                known.scanned(text);
                changed();
            });
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pressed(CounterDesk counter, Hardware.Key key) {
        CounterDesk.Outcome outcome = switch (key) {
            case CALL -> {
                // On a keypad "call" is what comes next: whoever is at the window is done.
                if (core.books().state().callAt(counter.id()).isPresent()) {
                    counter.finish(freshKey());
                }
                yield counter.callNext(freshKey(), Optional.empty());
            }
            case RECALL -> counter.recall(freshKey());
            case START -> counter.arrive(freshKey());
            case FINISH -> counter.finish(freshKey());
            case NO_SHOW -> counter.noShow(freshKey());
        };
        if (outcome instanceof CounterDesk.Outcome.No no) {
            LOG.log(Level.INFO, "event=keypad-refused counter=" + counter.id() + " code=" + no.code());
            hardware.keypadRefused();
        }
    }

    private RatingPad makePad() {
        RatingPad made = new RatingPad(
                config.counter().orElseThrow(),
                core.books(),
                link.live(),
                core.clock(),
                // Asked each time: at a box's first start the plan has not come yet.
                () -> Duration.ofSeconds(plan().rules().ratingSeconds()),
                Thread::startVirtualThread);
        made.onChange(() -> {
            hardware.ratingLamp(made.prompt().isPresent());
            changed();
        });
        return made;
    }

    private Wall makeWall() {
        Wall made = new Wall(
                link.live(),
                counter -> plan().counter(counter)
                        .map(known -> plan().zonesOf(core.self()).stream()
                                .anyMatch(zone -> zone.id().equals(known.zone())))
                        .orElse(true),
                core.clock()::now);
        made.onChange(this::changed);
        return made;
    }

    /** Called when all is wired: what a restart has cut short is settled, and time begins to pass. */
    void begin() {
        link.state().devices(this::devices);
        begun.countDown();
        printChanged();
        kiosk.ifPresent(Kiosk::recover);
        pad.ifPresent(RatingPad::closeOpenEvents);
        core.ticker().scheduleWithFixedDelay(this::tick, 500, 500, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            if (link.state().diskNews()) {
                link.stateChanged();
            }
            dayTurn.ifPresent(DayTurn::tick);
            if (link.hubSide().filter(side -> side.day().tick()).isPresent()) {
                changed();
            }
            kiosk.ifPresent(Kiosk::tick);
            desk.map(CounterDesk::line).ifPresent(LocalLine::tick);
            desk.map(CounterDesk::work).ifPresent(CallWork::tick);
            pad.ifPresent(RatingPad::tick);
            phones.ifPresent(known -> known.tick(core.clock().now()));
            print.ifPresent(PrintKit::tick);
            if (emergency.tick()) {
                changed();
            }
            wall.ifPresent(known -> known.remember(link.boards().board().board()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event=tick-failed terminal=" + config.terminal(), e);
        }
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The IPP printer has no driver thread that tells of its health: its changes are noticed here. */
    private void printChanged() {
        if (begun.getCount() > 0) {
            return;
        }
        print.map(PrintKit::device)
                .filter(device -> !device.equals(printSeen.getAndSet(device)))
                .ifPresent(new Ears(this)::changed);
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    boolean simulated() {
        return hardware.twins().isPresent();
    }

    /** The devices of this box with their health. */
    List<DeviceView> devices() {
        List<DeviceView> all = new ArrayList<>(hardware.devices());
        print.ifPresent(kit -> all.add(kit.device()));
        return all;
    }

    void addTo(Site site) {
        kiosk.ifPresent(known -> site.kiosk(
                known, words::kiosk, shown -> TicketView.of(plan(), shown), scanned -> ScanView.of(plan(), scanned)));
        if (kiosk.isPresent() || print.isPresent()) {
            site.help(this::helpAsked);
        }
        if (desk.isPresent() || config.is(Role.HUB)) {
            // Only where staff serve: what a hub that has stepped down remembers opens nothing.
            LocalStaff known =
                    new LocalStaff(link.hub(), core.books(), core.clock(), core.random(), desk.map(CounterDesk::id));
            site.signIn(desk.isPresent() ? known::signIn : known::atHub, desk);
        }
        counterScans.ifPresent(known -> site.counter(known.desk(), () -> words.counter(known.desk(), known.refused())));
        pad.ifPresent(known -> {
            Tagset tagset = StrictYaml.of(start.home().resolve("firmware-config/tagsets/national-2020.yaml"))
                    .read(Tagset.class);
            CounterId counter = config.counter().orElseThrow();
            site.pad(known, tagset, () -> PadView.of(plan(), counter, known, tagset));
        });
        wall.ifPresent(known -> site.display(() -> DisplayView.of(
                plan(), core.self(), link.boards().board(), known, link.hub().status(), words.hallNow())));
        print.ifPresent(kit -> site.printStation(kit.station(), () -> plan().name()));
        link.hubSide().ifPresent(side -> {
            site.hub(side.hub(), () -> side.desk().view(core.clock().now()), core.clock()::now, ears(side));
            site.emergency(emergency.of(side));
            Phones known = Phones.of(core, side, this::directed);
            phones = Optional.of(known);
            site.phoneTickets(
                    side.hub(), known.desk(), this::freshKey, ears(side).taken());
            site.supervision(
                    side.hub().supervision(),
                    words -> new DayExport(
                            side.hub().plan(), core.books().state(), side.day().now(), words));
        });
        hardware.twins().ifPresent(site::sim);
    }

    private void helpAsked(String from, Optional<TicketId> ticket) {
        if (kiosk.isPresent()) {
            kiosk.get().help(from, ticket);
            return;
        }
        core.books().commit(entry -> {
            entry.record(
                    new Fact.HelpAsked("print", Optional.empty()), core.clock().now());
            return Boolean.TRUE;
        });
    }

    private Site.HubEars ears(HubSide side) {
        return new Site.HubEars(
                is -> side.wire()
                        .command(
                                is.ticket().issuer(),
                                new Directive.PhoneHasIt(is.ticket().id())),
                is -> link.live()
                        .say(new Live.Withdrawn(
                                is.ticket().id(),
                                is.ticket().label(),
                                is.ticket().service(),
                                core.books().state().ticket(is.ticket().id()).flatMap(ticket -> ticket.call()),
                                core.clock().now())),
                is -> link.live().say(Live.Taken.of(is.ticket())));
    }

    /** The hub tells this box something. */
    void directed(Directive directive) {
        switch (directive) {
            case Directive.PhoneHasIt has ->
                note(() -> kiosk.ifPresent(known -> known.choose(has.ticket(), Paper.Choice.PHONE)));
            case Directive.PhoneEntry entry ->
                wall.ifPresent(
                        known -> known.entry(entry.address(), core.clock().now()));
            case Directive.PrintLists ordered -> emergency.printLists(ordered.order());
        }
    }
}
