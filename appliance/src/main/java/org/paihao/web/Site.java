package org.paihao.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.Text;
import org.paihao.core.access.ApiToken;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.rating.Tagset;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.counter.CounterDesk;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.PhoneDesk;
import org.paihao.role.hub.Supervision;
import org.paihao.role.kiosk.Kiosk;
import org.paihao.role.pad.RatingPad;
import org.paihao.role.printstation.PrintStation;
import org.paihao.web.Views.View;
import org.paihao.web.view.BoxView;
import org.paihao.web.view.CounterView;
import org.paihao.web.view.DayExport;
import org.paihao.web.view.DisplayView;
import org.paihao.web.view.HubView;
import org.paihao.web.view.KioskView;
import org.paihao.web.view.PadView;
import org.paihao.web.view.ScanView;
import org.paihao.web.view.TicketView;

/** What this box serves: built up role by role, then started. A role that is not added has no address at all. */
public final class Site {
    private final Path web;
    private final Sessions sessions;
    private final Gate gate;
    private final Views views;
    private final Views phoneViews;
    private final Duration silence;
    private final BoxRoutes box;
    private final List<Route> routes = new ArrayList<>();
    private final List<Route> phoneRoutes = new ArrayList<>();
    private Optional<Observe> observe = Optional.empty();

    /** Loads the web server's classes beside whatever else a starting box does. */
    public static void warmUp() {
        Server.warmUp();
    }

    /**
     * @param web folder of the built pages
     * @param epoch of this process: part of every event's id
     * @param tokens of other systems
     */
    public Site(Path web, String epoch, Sessions sessions, Tokens tokens, Supplier<BoxView> box) {
        this(web, sessions, tokens, box, Manner.of(epoch));
    }

    /**
     * The tokens of other systems.
     *
     * @param known as they are now
     * @param today the hall's business day, by which a token expires
     */
    public record Tokens(Supplier<List<ApiToken>> known, Supplier<BusinessDay> today) {
        /** No other system may call. */
        static final Tokens NONE = new Tokens(List::of, () -> BusinessDay.FIRST);
    }

    /** How it serves; tests don't wait as long as people do. */
    record Manner(String epoch, Views.Pace pages, Views.Pace phones, Duration silence) {
        static Manner of(String epoch) {
            return new Manner(epoch, Views.Pace.PAGES, Views.Pace.PHONES, Server.SILENCE);
        }
    }

    Site(Path web, Sessions sessions, Tokens tokens, Supplier<BoxView> box, Manner manner) {
        this.web = web;
        this.sessions = sessions;
        this.gate = new Gate(sessions, tokens);
        this.views = new Views(manner.epoch(), manner.pages());
        this.phoneViews = new Views(manner.epoch(), manner.phones());
        this.silence = manner.silence();
        sessions.onEnd(views::changed);
        this.box = new BoxRoutes(box, views, sessions);
        routes.add(page("/", "index.html", Access.ANYBODY));
        this.box.page("index", Access.PAGE);
    }

    /** A page of the built ones: a document without anything in it but addresses of scripts. */
    private Route page(String address, String file, Access access) {
        return Route.get(address, access, exchange -> {
            try {
                exchange.bytes(200, "text/html; charset=utf-8", Files.readAllBytes(web.resolve(file)));
            } catch (IOException e) {
                throw new ProblemException(404, "no-pages", "The pages are not installed");
            }
        });
    }

    /** Something that pages show has changed. Cheap; from any thread. */
    public void changed() {
        views.changed();
        phoneViews.changed();
    }

    /** The kiosk's page and what it may do. */
    public Site kiosk(
            Kiosk kiosk,
            Supplier<KioskView> home,
            Function<Kiosk.Shown, TicketView> words,
            Function<Kiosk.Scanned, ScanView> scans) {
        routes.add(page("/kiosk", "kiosk.html", Access.PAGE));
        routes.addAll(new KioskRoutes(kiosk, home, words).routes());
        box.page(
                "kiosk",
                Access.PAGE,
                new View("kiosk", home, () -> home.get().identity()),
                new View("ticket", () -> kiosk.latest().map(words)),
                new View("scan", () -> kiosk.scanned().map(scans)));
        return this;
    }

    /** Signing in and out; {@code desk} is the counter that is opened by it, if this box has one. */
    public Site signIn(BiFunction<StaffId, String, Optional<HubReply>> checkPin, Optional<CounterDesk> desk) {
        // Whoever is signed in at a counter has it open: moved to another one, or the day over, they have left.
        desk.ifPresent(known -> sessions.holdsWhile(session -> session.supervisor()
                || session.counter().isEmpty()
                || known.openedBy().equals(Optional.of(session.staff()))));
        routes.addAll(new SessionRoutes(sessions, checkPin, desk).routes());
        return this;
    }

    /** The counter's page. */
    public Site counter(CounterDesk desk, Supplier<CounterView> view) {
        routes.add(page("/counter", "counter.html", Access.ANYBODY));
        routes.addAll(new CounterRoutes(desk, view).routes());
        box.page(
                "counter",
                Access.STAFF,
                new View("counter", view, () -> view.get().identity()));
        return this;
    }

    /** Hears that a citizen asks for help; {@code from} as {@link HelpRoutes.HelpBody} has it. */
    @FunctionalInterface
    public interface Help {
        void asked(String from, Optional<TicketId> ticket);
    }

    /** Where citizens can ask for help at this box. */
    public Site help(Help help) {
        routes.addAll(new HelpRoutes(help).routes());
        return this;
    }

    /** The pad's page. */
    public Site pad(RatingPad pad, Tagset tagset, Supplier<PadView> view) {
        routes.add(page("/pad", "pad.html", Access.PAGE));
        routes.addAll(new PadRoutes(pad, tagset).routes());
        box.page("pad", Access.PAGE, new View("pad", view));
        return this;
    }

    /** The hall screen. */
    public Site display(Supplier<DisplayView> view) {
        routes.add(page("/display", "display.html", Access.PAGE));
        box.page("display", Access.PAGE, new View("display", view));
        return this;
    }

    /** The print station's page, and its upload page for phones. */
    public Site printStation(PrintStation station, Supplier<Text> hall) {
        routes.add(page("/print", "print.html", Access.PAGE));
        routes.addAll(new PrintRoutes(station).routes());
        box.page("print", Access.PAGE, new View("print", station::view));
        phoneRoutes.add(page("/phone/print", "phone-print.html", Access.ANYBODY));
        phoneRoutes.addAll(new UploadRoutes(station, hall).routes());
        return this;
    }

    /** Who hears what at the hub's pages: phones that opened a ticket, tickets given up there, tickets issued here. */
    public record HubEars(
            Consumer<HubReply.TicketIs> opened,
            Consumer<HubReply.TicketIs> withdrawn,
            Consumer<HubReply.TicketIs> taken) {}

    /** What happens when a supervisor calls an emergency. */
    public interface Emergency {
        /** Has the hall left, or opens it again; nothing happens when it is so already. */
        void evacuate(boolean begin, StaffId by);

        /**
         * Has a box print the waiting lists.
         *
         * @param order the same order is printed once
         * @return false when the box is not there, or has no ticket printer
         */
        boolean printLists(TerminalId terminal, String order);
    }

    /** What only a supervisor may do in an emergency. */
    public Site emergency(Emergency emergency) {
        routes.addAll(new EmergencyRoutes(emergency).routes());
        return this;
    }

    /** What a supervisor changes for today, and the day as tables, in the language that is asked for. */
    public Site supervision(Supervision desk, Function<Function<Text, String>, DayExport> export) {
        routes.addAll(new SupervisionRoutes(desk, export).routes());
        return this;
    }

    /** The hub's and the supervisor's page, and the tickets on citizens' phones. */
    public Site hub(Hub hub, Supplier<HubView> view, Supplier<Instant> now, HubEars ears) {
        boolean kioskHere = routes.stream().anyMatch(route -> route.path().equals("/kiosk"));
        routes.add(page("/supervisor", "supervisor.html", Access.ANYBODY));
        routes.addAll(new HubRoutes(hub, view, now, ears.taken(), kioskHere).routes());
        box.page("supervisor", Access.SUPERVISOR, new View("hub", view));
        phoneRoutes.add(page("/phone", "phone.html", Access.ANYBODY));
        phoneRoutes.addAll(new PhoneRoutes(hub, phoneViews, now, ears.opened(), ears.withdrawn()).routes());
        return this;
    }

    /** Tickets for phones that scanned the hall's screen; {@code desk} is empty where the hall gives none. */
    public Site phoneTickets(
            Hub hub, Optional<PhoneDesk> desk, Supplier<String> freshSession, Consumer<HubReply.TicketIs> taken) {
        phoneRoutes.addAll(new PhoneHallRoutes(hub, desk, freshSession, taken).routes());
        return this;
    }

    /** The twins' page: only where a device of this box is a twin. */
    public Site sim(Twins twins) {
        routes.add(page("/sim", "sim.html", Access.PAGE));
        routes.addAll(new SimRoutes(twins).routes());
        box.page("sim", Access.PAGE, new View("sim", twins::view));
        return this;
    }

    /** Virtual devices as a person plays with them. */
    public interface Twins {
        /** All twins, as the page's contract has them. */
        Object view();

        /**
         * Does something to a twin.
         *
         * @return false when there is no such twin or action
         */
        boolean act(String twin, String action, Map<String, Object> body);

        /** The picture of a slip. */
        Optional<byte[]> slip(String twin, int number);
    }

    /** Health and figures for whatever watches this box. */
    public Site observe(List<Probe> probes, List<Gauge> gauges) {
        List<Gauge> all = new ArrayList<>(gauges);
        all.add(new Gauge("paihao_streams", "Pages that are open", views::open));
        all.add(new Gauge(
                "paihao_heap_bytes",
                "Java heap in use",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()));
        all.add(new Gauge("paihao_phone_streams", "Phones that watch a ticket", phoneViews::open));
        observe = Optional.of(new Observe(box.terminal(), probes, all));
        return this;
    }

    /** Begins to serve. */
    public Server start(Server.Address address, Optional<Server.Address> phone) {
        List<Route> all = new ArrayList<>(box.routes());
        all.addAll(routes);
        Server.Site site = new Server.Site(
                web, address, all, observe, phone.filter(ignored -> !phoneRoutes.isEmpty()), phoneRoutes, silence);
        return Server.start(site, gate, List.of(views, phoneViews));
    }
}
