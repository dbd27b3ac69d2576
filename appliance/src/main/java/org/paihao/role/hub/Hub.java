package org.paihao.role.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.BookingRules;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Journeys;
import org.paihao.core.hall.Outcome;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.Stations;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.Visits;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.Evacuation;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.message.Wait;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.SecondCounter;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Skills;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;

/**
 * The hub's decisions: offers of tickets and calls, check-ins, sign-ins; and what it lets the hall see. Thread-safe.
 */
public final class Hub {
    /** What screens say where the plan has no words of its own. */
    public static final Text HALL_TO_LEAVE = new Text(
            "请听从工作人员指引，立即从安全出口离开大厅。您的排队位置会保留。",
            "Please leave the hall now by the emergency exits and follow the staff. Your place in line is kept.");

    private static final String KEPT_EVACUATION = "evacuated-since";
    private static final HubReply.No EVACUATED = new HubReply.No(HubReply.EVACUATED, Optional.empty());

    private final TerminalId self;
    private final Journal journal;
    private final HallPlan plan;
    private final HallClock clock;
    private final StaffDesk staff;
    private final Intakes intakes;
    private final Skills skills;
    private final BookingDesk bookings;
    private final Text evacuationText;
    private final Optional<Waits> waits;
    private volatile boolean deciding = true;

    public Hub(TerminalId self, Journal journal, HallPlan plan, HallClock clock, StaffDesk staff) {
        this(self, journal, plan, clock, staff, Skills.NONE, HALL_TO_LEAVE, List.of());
    }

    /**
     * @param skills who may be given whom
     * @param evacuationText what every screen of the hall shows while it is being left
     * @param waits the hall's estimates; none where nobody works them out
     */
    public Hub(
            TerminalId self,
            Journal journal,
            HallPlan plan,
            HallClock clock,
            StaffDesk staff,
            Skills skills,
            Text evacuationText,
            List<Waits> waits) {
        this.skills = skills;
        this.evacuationText = evacuationText;
        this.waits = waits.stream().findFirst();
        this.self = self;
        this.journal = journal;
        this.plan = plan;
        this.intakes = new Intakes(plan);
        this.clock = clock;
        this.staff = staff;
        this.bookings = new BookingDesk(journal, plan, clock, this::mustDecide);
    }

    /** Another hub of a higher term was heard: this one must not decide any more. */
    public void stepDown() {
        deciding = false;
    }

    /** Whether this hub decides. */
    public boolean deciding() {
        return deciding;
    }

    /** The plan the terminals get. */
    public HallPlan plan() {
        return plan;
    }

    /** The plan with what a supervisor has changed for today. */
    public HallPlan today() {
        return plan.with(journal.state().changes());
    }

    /** What a supervisor changes for today. */
    public Supervision supervision() {
        return new Supervision(this, journal, clock);
    }

    /** What a hub that has stepped down writes down nobody would hear of. */
    void mustDecide() {
        if (!deciding) {
            throw new StoreException("another hub reigns: this one has stepped down");
        }
    }

    /** Answers a terminal. Blocks until what the answer promises is durable. */
    public HubReply answer(TerminalId from, HubRequest request) {
        if (!deciding) {
            return new HubReply.No("hub-stepped-down", Optional.empty());
        }
        boolean frozen = evacuation().isPresent();
        return switch (request) {
            case HubRequest.Hello ignored -> new HubReply.Hello();
            case HubRequest.OfferTicket ignored when frozen -> EVACUATED;
            case HubRequest.CheckIn ignored when frozen -> EVACUATED;
            case HubRequest.OfferCall ignored when frozen -> EVACUATED;
            case HubRequest.OfferTicket r -> offer(from, r.ticket());
            case HubRequest.CheckIn r -> checkIn(from, r);
            case HubRequest.OfferCall r -> call(r);
            case HubRequest.ComeBack r -> comeBack(r.ticket());
            case HubRequest.FindTicket r -> find(r.ticket());
            case HubRequest.FindToken r ->
                ofToken(r.tokenHash()).map(this::find).orElseGet(() -> no(new Refusal.UnknownTicket()));
            case HubRequest.SignIn r -> signIn(r);
        };
    }

    /** The PIN first: where somebody is signed in is nobody else's to know. */
    private HubReply signIn(HubRequest.SignIn asked) {
        HubReply reply = staff.signIn(asked.staff(), asked.pin());
        HallState state = journal.state();
        Optional<CounterId> other = asked.counter()
                .filter(counter -> reply instanceof HubReply.SignedIn person
                        && !person.role().equals("supervisor"))
                .flatMap(counter -> Stations.elsewhere(state, asked.staff(), counter));
        if (other.isEmpty()) {
            return reply;
        }
        Optional<String> number = plan.counter(other.get()).map(Counter::number);
        if (plan.rules().secondCounter() == SecondCounter.REFUSE) {
            return new HubReply.No("at-other-counter", number);
        }
        boolean busy = state.callAt(other.get()).filter(CallState::made).isPresent();
        return busy ? new HubReply.No("other-counter-busy", number) : reply;
    }

    /** While the hall is being left; empty on other days. Survives a restart. */
    public Optional<Evacuation> evacuation() {
        return journal.kept(KEPT_EVACUATION)
                .filter(since -> !since.isEmpty())
                .map(since -> new Evacuation(Instant.parse(since), evacuationText));
    }

    /**
     * Has the hall left, or opens it again. Lines, places and calls stay as they are.
     *
     * @return false when it was so already: then nothing is written
     */
    public boolean evacuate(boolean begin, StaffId by) {
        mustDecide();
        if (evacuation().isPresent() == begin) {
            return false;
        }
        Instant now = clock.now();
        return journal.commit(entry -> {
            entry.keep(KEPT_EVACUATION, begin ? now.toString() : "");
            entry.record(new Fact.HallEvacuated(begin, by), now);
            return Boolean.TRUE;
        });
    }

    private HubReply offer(TerminalId from, Command.Request asked) {
        if (!asked.issuer().equals(from)) {
            return new HubReply.No("not-your-ticket", Optional.empty());
        }
        boolean fresh = journal.state().ticket(asked.id()).isEmpty();
        Optional<String> closed = fresh && asked.booking().isEmpty() ? tooLate(asked.service()) : Optional.empty();
        return closed.<HubReply>map(code -> new HubReply.No(code, Optional.empty()))
                .orElseGet(() -> decided(new Command.OfferTicket(asked), asked.id()));
    }

    /** Whether the hall stops giving tickets because whoever waits already fills the day: only the hub can tell. */
    private Optional<String> tooLate(ServiceId service) {
        return Optional.ofNullable(intakes().get(service))
                .flatMap(Board.Intake::closed)
                .filter(code -> code.equals("too-late-today"));
    }

    private HubReply checkIn(TerminalId from, HubRequest.CheckIn asked) {
        return decided(new Command.CheckIn(asked.code(), from, asked.tokenHash()), TicketId.ofBooking(asked.code()));
    }

    private HubReply decided(Command command, TicketId ticket) {
        Optional<Refusal> refusal = journal.commit(entry -> entry.decide(command, clock.now()));
        return refusal.map(Hub::no).orElseGet(() -> find(ticket));
    }

    /** The ticket its citizen waits as from now on, or why not. */
    private HubReply comeBack(TicketId ticket) {
        Optional<Refusal> refusal = journal.commit(entry -> entry.decide(new Command.ComeBack(ticket), clock.now()));
        return refusal.map(Hub::no).orElseGet(() -> find(latest(ticket)));
    }

    /** The ticket that its visit's label means now. */
    private TicketId latest(TicketId ticket) {
        HallState state = journal.state();
        return state.ticket(ticket)
                .map(known -> state.labels().get(known.ticket().label()))
                .orElse(ticket);
    }

    private HubReply call(HubRequest.OfferCall asked) {
        Optional<Refusal> refusal = journal.commit(entry -> entry.decide(
                new Command.OfferCall(
                        asked.call(),
                        asked.counter(),
                        asked.staff(),
                        asked.only(),
                        asked.wanted(),
                        asked.previous(),
                        skills.barred(asked.staff())),
                clock.now()));
        if (refusal.isPresent()) {
            return no(refusal.get());
        }
        return journal.state()
                .call(asked.call())
                .<HubReply>map(call -> new HubReply.CallIs(call.call()))
                .orElseGet(() -> no(new Refusal.NobodyWaiting()));
    }

    private Precedence precedence() {
        return new Precedence(plan.calls().priorities(), clock.now());
    }

    private HubReply find(TicketId id) {
        return whereabouts().of(id).<HubReply>map(is -> is).orElseGet(() -> no(new Refusal.UnknownTicket()));
    }

    private Whereabouts whereabouts() {
        // While the hall is being left nobody can say how long anybody waits.
        boolean says = evacuation().isEmpty() && deciding;
        return new Whereabouts(plan, journal.state(), precedence(), says ? waits : Optional.empty());
    }

    /** How true the hall's estimates are; empty where nobody works them out. */
    public Optional<Waits.Scores> scores() {
        return waits.map(Waits::scores);
    }

    private static HubReply no(Refusal refusal) {
        return new HubReply.No(refusal.code(), refusal.detail());
    }

    /**
     * Issues a ticket at the hub itself, once for one key.
     *
     * @return 201 and the ticket's id, or 409 and the refusal's code
     * @throws KeyReusedException when the key came with another service before
     */
    public Journal.Answer take(String idempotencyKey, ServiceId service, Optional<PriorityId> priority) {
        mustDecide();
        if (evacuation().isPresent()) {
            return new Journal.Answer(409, EVACUATED.code());
        }
        TicketId id = TicketId.ofTouch(self, idempotencyKey);
        Command command = new Command.TakeTicket(
                new Command.Request(
                        id, service, Channel.DESK, self, Optional.empty(), Optional.empty(), priority, false),
                Optional.empty(),
                false);
        return journal.once(
                new Journal.RequestKey(
                        self + ":" + idempotencyKey,
                        priority.map(known -> service + " " + known).orElse(service.value())),
                entry -> tooLate(service)
                        .or(() -> entry.decide(command, clock.now()).map(Refusal::code))
                        .map(refusal -> new Journal.Answer(409, refusal))
                        .orElseGet(() -> new Journal.Answer(201, id.value())));
    }

    /** What became of a ticket: the one its citizen waits as now, with how many stand before it. */
    public Optional<HubReply.TicketIs> ticket(TicketId id) {
        HallState state = journal.state();
        return state.ticket(id)
                .flatMap(ticket -> Visits.foremost(state, ticket.ticket().visit()))
                .flatMap(whereabouts()::of);
    }

    /** The ticket of a QR's token, by the token's digest. */
    public Optional<HubReply.TicketIs> ticketOfToken(String tokenHash) {
        return ofToken(tokenHash).flatMap(whereabouts()::of);
    }

    private Optional<TicketId> ofToken(String tokenHash) {
        HallState state = journal.state();
        return Optional.ofNullable(state.tokens().get(tokenHash))
                .flatMap(state::ticket)
                .flatMap(ticket -> Visits.foremost(state, ticket.ticket().visit()));
    }

    /** Gives a ticket up. Empty when it is done, else why not. */
    public Optional<Refusal> withdraw(Command.Withdraw command) {
        mustDecide();
        return journal.commit(entry -> entry.decide(command, clock.now()));
    }

    /** Appointments. */
    public BookingDesk bookings() {
        return bookings;
    }

    /**
     * Time has passed: a new day may have begun, an offered call may have lapsed. Writes only when something changes.
     */
    public void tick() {
        HallState state = journal.state();
        Instant now = clock.now();
        boolean newDay = BusinessDay.of(now, plan.timeZone(), plan.rollOver()).compareTo(state.day()) > 0;
        boolean lapsed = state.counters().values().stream()
                .flatMap(counter -> counter.call().flatMap(state::call).stream())
                .anyMatch(call -> !call.made() && now.isAfter(call.lapsesAt()));
        boolean back = state.parked().stream()
                .flatMap(id -> state.ticket(id).flatMap(TicketState::hold).stream())
                .anyMatch(hold -> !now.isBefore(hold.until()));
        boolean missed =
                state.bookings().values().stream().anyMatch(booking -> BookingRules.missed(plan, state, booking, now));
        if (newDay || lapsed || back || missed) {
            journal.commit(entry -> entry.decide(new Command.Tick(now), now));
        }
        if (!Journeys.due(today(), journal.state()).isEmpty()) {
            journal.commit(entry -> entry.decide(new Command.GoOn(), now));
        }
    }

    /** What screens show now. */
    public Board board() {
        HallState state = journal.state();
        Map<ServiceId, Integer> waiting = new HashMap<>();
        for (Service service : plan.lines()) {
            waiting.put(service.id(), state.waiting(service.id()));
        }
        Set<CounterId> open = new LinkedHashSet<>();
        for (Counter counter : plan.counters()) {
            if (state.counter(counter.id()).calls()) {
                open.add(counter.id());
            }
        }
        Instant now = clock.now();
        Optional<DayChanges> changes = Optional.of(state.changes()).filter(known -> !known.areNone());
        Optional<Evacuation> leaving = evacuation();
        Map<ServiceId, Wait> estimates =
                leaving.isPresent() ? Map.of() : waits.map(Waits::asking).orElse(Map.of());
        return new Board(
                now,
                waiting,
                estimates,
                List.copyOf(open),
                calls(state),
                leaving,
                Optional.of(intakes.now(state, now)),
                changes,
                supervision().announcement(),
                Optional.of(Stations.left(state)).filter(left -> !left.isEmpty()));
    }

    /** Who can still come today, by service. */
    public Map<ServiceId, Board.Intake> intakes() {
        return intakes.now(journal.state(), clock.now());
    }

    private static List<Board.BoardCall> calls(HallState state) {
        List<Board.BoardCall> shown = new ArrayList<>();
        Set<Label> labels = new LinkedHashSet<>();
        Iterator<CallState> newest = state.called().newest().iterator();
        while (shown.size() < Board.CALLS_MAX && newest.hasNext()) {
            CallState call = newest.next();
            if (!call.outcome().equals(Optional.of(Outcome.DOUBLE))
                    && labels.add(call.call().ticket().label())) {
                shown.add(new Board.BoardCall(
                        call.call().ticket().label(),
                        call.call().counter(),
                        call.call().calledAt(),
                        call.recalls() > 0));
            }
        }
        return shown;
    }

    /** Who waits for a service, first to be called first, bounded by what one message can carry. */
    public QueueBoard queue(ServiceId service) {
        HallState state = journal.state();
        List<QueueBoard.Waiting> waiting = state.first(service, precedence(), QueueBoard.TICKETS_MAX).stream()
                .map(ticket ->
                        QueueBoard.Waiting.of(ticket.ticket(), ticket.place().arrivedAt(), ticket.callableFrom()))
                .toList();
        return new QueueBoard(clock.now(), service, waiting);
    }
}
