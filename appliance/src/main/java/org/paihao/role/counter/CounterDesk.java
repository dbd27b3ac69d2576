package org.paihao.role.counter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.paihao.core.fact.Fact.TicketWithdrawn;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.LiveBus;
import org.paihao.role.StoreException;

/**
 * One counter: call, recall, arrive, finish, no-show. The hub chooses whom to call, and while it does not answer this
 * counter's own line; the call itself is this counter's own fact. Thread-safe: page and keypad may act at once.
 */
public final class CounterDesk {
    /** Staff can wait longer than a citizen; after this the counter decides itself. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(CounterDesk.class.getName());

    private final CounterId counter;
    private final Journal journal;
    private final HubLine hub;
    private final LiveBus live;
    private final HallClock clock;
    private final Supplier<String> randomKeys;
    private final Executor aside;
    private final LocalLine line;
    private final ReentrantLock deciding = new ReentrantLock();
    private volatile Optional<CallId> decidedHere = Optional.empty();
    private final List<Consequence> consequences = new CopyOnWriteArrayList<>();

    /**
     * @param aside runs what a live word brings about: the link's thread must not wait for the books
     * @param line whom it calls while no hub decides
     */
    public CounterDesk(
            CounterId counter,
            Journal journal,
            HubLine hub,
            LiveBus live,
            HallClock clock,
            Supplier<String> randomKeys,
            Executor aside,
            LocalLine line) {
        this.counter = counter;
        this.journal = journal;
        this.hub = hub;
        this.live = live;
        this.clock = clock;
        this.randomKeys = randomKeys;
        this.aside = aside;
        this.line = line;
        live.listen(heard -> hear(heard.live()));
    }

    /**
     * Told what the counter has done, after it is durable: the strip over the window and the keypad's digits follow it.
     */
    @FunctionalInterface
    public interface Consequence {
        void after(Live live);
    }

    /** Adds a follower. Called on the thread that acted: hand on and return. */
    public void follow(Consequence consequence) {
        consequences.add(consequence);
    }

    /** The answer to an action. */
    public sealed interface Outcome {
        /** Done; the counter has this call now, or had it. */
        record Done(Optional<CallId> call) implements Outcome {}

        /** Not done. {@code code} is stable; {@code detail} may name a label or a number. */
        record No(String code, Optional<String> detail) implements Outcome {}
    }

    public CounterId id() {
        return counter;
    }

    /** The staff member who has this counter open. */
    public Optional<StaffId> openedBy() {
        return journal.state().counter(counter).staff();
    }

    /** Opens the counter for a member of staff whose PIN was right. */
    public Outcome open(StaffId staff) {
        Optional<Refusal> refusal =
                journal.commit(entry -> entry.decide(new Command.OpenCounter(counter, staff), clock.now()));
        if (refusal.isPresent()) {
            return Refusals.no(refusal.get());
        }
        say(new Live.Staffed(counter, true, clock.now()));
        return new Outcome.Done(Optional.empty());
    }

    /** Closes the counter; a call it still has must end first. */
    public Outcome close(StaffId staff) {
        Optional<Refusal> refusal =
                journal.commit(entry -> entry.decide(new Command.CloseCounter(counter, staff), clock.now()));
        if (refusal.isPresent()) {
            return Refusals.no(refusal.get());
        }
        say(new Live.Staffed(counter, false, clock.now()));
        return new Outcome.Done(Optional.empty());
    }

    /**
     * Calls whoever is next; while no hub decides, by this counter's own line. The same key again means the same call.
     *
     * @throws KeyReusedException when the key called somebody of another service before
     */
    public Outcome callNext(String idempotencyKey, Optional<ServiceId> only) {
        CallId id = callOf(idempotencyKey);
        Optional<Outcome> settled =
                settled(id, ticket -> only.isEmpty() || only.get().equals(ticket.service()));
        if (settled.isPresent()) {
            return settled.get();
        }
        HallState before = journal.state();
        StaffId staff = before.counter(counter).staff().orElseThrow();
        Optional<HubReply> reply = hub.ask(
                new HubRequest.OfferCall(id, counter, staff, only, Optional.empty(), lastCall(before)), PATIENCE);
        if (reply.isEmpty()) {
            return callHere(id, only);
        }
        return switch (reply.get()) {
            // The hub has not heard yet what this counter has: it offers somebody who was called in the cut.
            case HubReply.CallIs offered
            when line.isGone(offered.call().ticket().id()) -> callHere(id, only);
            case HubReply.CallIs offered -> make(offered.call(), Optional.empty());
            // For the staff it is the same: there is no hub that decides.
            case HubReply.No refused when refused.code().equals("hub-stepped-down") -> callHere(id, only);
            case HubReply.No refused -> new Outcome.No(refused.code(), refused.detail());
            case HubReply.Hello ignored -> callHere(id, only);
            case HubReply.TicketIs ignored -> callHere(id, only);
            case HubReply.SignedIn ignored -> callHere(id, only);
        };
    }

    /**
     * Calls the ticket whose label a citizen shows, while no hub decides: nobody else may know of it. The same key
     * again means the same call.
     *
     * @throws KeyReusedException when the key called somebody else before
     */
    public Outcome callLabel(String idempotencyKey, Label label) {
        CallId id = callOf(idempotencyKey);
        deciding.lock();
        try {
            Optional<Outcome> settled = settled(id, ticket -> ticket.label().equals(label));
            if (settled.isPresent()) {
                return settled.get();
            }
            if (hub.status().up()) {
                return new Outcome.No("hub-decides", Optional.empty());
            }
            return switch (line.labelled(label)) {
                case LocalLine.Labelled.Is is -> makeHere(id, is.ticket());
                case LocalLine.Labelled.No no -> new Outcome.No(no.code(), Optional.of(label.toString()));
            };
        } finally {
            deciding.unlock();
        }
    }

    CallId callOf(String idempotencyKey) {
        return new CallId(TicketId.ofTouch(new TerminalId(counter.value()), "call:" + idempotencyKey)
                .value());
    }

    /** What there is to say without calling anybody: it was done before, or can't be done now. */
    Optional<Outcome> settled(CallId id, Predicate<Ticket> same) {
        HallState state = journal.state();
        Optional<CallState> called = state.call(id).filter(CallState::made);
        if (called.isPresent()) {
            if (!same.test(called.get().call().ticket())) {
                throw new KeyReusedException();
            }
            return Optional.of(new Outcome.Done(Optional.of(id)));
        }
        if (state.counter(counter).staff().isEmpty()) {
            return Optional.of(Refusals.no(new Refusal.CounterNotOpen(counter)));
        }
        if (line.isEvacuated()) {
            return Optional.of(evacuated());
        }
        return state.callAt(counter)
                .filter(CallState::made)
                .map(busy ->
                        Refusals.no(new Refusal.CounterBusy(busy.call().ticket().label())));
    }

    private static Outcome evacuated() {
        return new Outcome.No(HubReply.EVACUATED, Optional.empty());
    }

    /** One decision of this counter at a time: a claim takes a second, and somebody may press again meanwhile. */
    private Outcome callHere(CallId id, Optional<ServiceId> only) {
        deciding.lock();
        try {
            Optional<Outcome> settled = settled(id, ticket -> true);
            if (settled.isPresent()) {
                return settled.get();
            }
            return line.next(only).map(ticket -> makeHere(id, ticket)).orElseGet(() -> nobody(only));
        } finally {
            deciding.unlock();
        }
    }

    /** People who wait, but are other counters' to call while nobody can be asked: only by the slip in their hands. */
    private Outcome nobody(Optional<ServiceId> only) {
        return !live.carries() && line.isAnybodyWaiting(only)
                ? new Outcome.No("share-empty", Optional.empty())
                : Refusals.no(new Refusal.NobodyWaiting());
    }

    private Outcome makeHere(CallId id, Ticket ticket) {
        Optional<StaffId> staff = journal.state().counter(counter).staff();
        if (staff.isEmpty()) {
            return Refusals.no(new Refusal.CounterNotOpen(counter));
        }
        decidedHere = Optional.of(id);
        return make(new Call(id, ticket, counter, staff.get(), clock.now()), Optional.empty());
    }

    /** Whether this counter chose the call itself, since it last started. */
    public boolean decidedHere(CallId call) {
        return decidedHere.equals(Optional.of(call));
    }

    /** Its line while no hub decides. */
    public LocalLine line() {
        return line;
    }

    /** The last call this counter made: the hub may not have heard of it yet. */
    Optional<CallId> lastCall(HallState state) {
        return state.called().lastMade(counter).map(made -> made.call().id());
    }

    Outcome make(Call call, Optional<String> reason) {
        Optional<Refusal> refusal =
                journal.commit(entry -> entry.decide(new Command.MakeCall(call, reason), clock.now()));
        if (refusal.isPresent()) {
            return Refusals.no(refusal.get());
        }
        say(called(call, 0));
        return new Outcome.Done(Optional.of(call.id()));
    }

    /** Calls the same ticket again. */
    public Outcome recall(String idempotencyKey) {
        if (line.isEvacuated()) {
            return evacuated();
        }
        return act(
                "recall",
                idempotencyKey,
                new Command.Recall(counter),
                call -> called(
                        call.call(),
                        journal.state()
                                .call(call.call().id())
                                .map(CallState::recalls)
                                .orElse(1)));
    }

    /** The citizen stands at the counter. */
    public Outcome arrive(String idempotencyKey) {
        return act(
                "arrive",
                idempotencyKey,
                new Command.Arrive(counter),
                call -> new Live.Arrived(call.call().id(), call.call().ticket().label(), counter, clock.now()));
    }

    /** Service is over; the pad may ask for a rating. */
    public Outcome finish(String idempotencyKey) {
        return act(
                "finish",
                idempotencyKey,
                new Command.Finish(counter),
                call -> new Live.Finished(
                        call.call().id(),
                        call.call().ticket().label(),
                        call.call().ticket().service(),
                        counter,
                        clock.now()));
    }

    /** Nobody came. */
    public Outcome noShow(String idempotencyKey) {
        return noShow(idempotencyKey, Optional.empty());
    }

    /** Nobody came; {@code reason} is an id of the plan's, where staff know more. */
    public Outcome noShow(String idempotencyKey, Optional<String> reason) {
        return act(
                reason.map(known -> "no-show " + known).orElse("no-show"),
                idempotencyKey,
                new Command.NoShow(counter, reason),
                call -> new Live.Missed(call.call().id(), call.call().ticket().label(), counter, clock.now()));
    }

    /** What staff do with the call they have besides ending it. */
    public CallWork work() {
        return new CallWork(this, journal, clock);
    }

    /** What staff do while nobody is at the window. */
    public StaffWork staffWork() {
        return new StaffWork(this, journal, hub, clock);
    }

    /** A fresh key for an action that comes from hardware, where nobody retries. */
    public String freshKey() {
        return randomKeys.get();
    }

    private interface Word {
        Live of(CallState call);
    }

    private Outcome act(String action, String key, Command command, Word word) {
        return act(action, key, command, state -> state.callAt(counter), call -> List.of(word.of(call)));
    }

    /**
     * Decides a command about a call, once for one key, and says what came of it.
     *
     * @param action with all that the client asked for: the same key with another is refused
     * @param which the call it is about, before it is decided
     * @param words what the hall hears when it has happened
     * @throws KeyReusedException when the key did something else before
     */
    Outcome act(
            String action,
            String key,
            Command command,
            Function<HallState, Optional<CallState>> which,
            Function<CallState, List<Live>> words) {
        AtomicReference<Optional<CallState>> done = new AtomicReference<>(Optional.empty());
        Journal.Answer answer = journal.once(new Journal.RequestKey(counter + ":" + key, action), entry -> {
            Optional<CallState> call = which.apply(entry.state());
            Optional<Refusal> refused = entry.decide(command, clock.now());
            done.set(refused.isEmpty() ? call : Optional.empty());
            return refused.map(refusal -> new Journal.Answer(409, Refusals.written(refusal)))
                    .orElseGet(() -> new Journal.Answer(
                            200, call.orElseThrow().call().id().value()));
        });
        if (answer.status() != 200) {
            return Refusals.read(answer.body());
        }
        CallId id = new CallId(answer.body());
        // Said only by whoever made it happen: a retry gets the stored answer, and the hall hears nothing twice.
        done.get().ifPresent(call -> words.apply(call).forEach(this::say));
        return new Outcome.Done(Optional.of(id));
    }

    Live called(Call call, int recalls) {
        return new Live.Called(
                call.id(),
                call.ticket().id(),
                call.ticket().label(),
                call.ticket().service(),
                counter,
                recalls,
                clock.now());
    }

    void say(Live word) {
        live.say(word);
        consequences.forEach(consequence -> consequence.after(word));
    }

    /** The citizen gave the called ticket up elsewhere: the counter is free again, and it is no no-show. */
    private void hear(Live heard) {
        if (heard instanceof Live.Withdrawn withdrawn && calls(withdrawn)) {
            aside.execute(() -> left(withdrawn));
        }
    }

    /** By the ticket, for a kiosk that withdraws it does not know of the call. */
    private boolean calls(Live.Withdrawn withdrawn) {
        return journal.state()
                .callAt(counter)
                .filter(call -> call.call().ticket().id().equals(withdrawn.ticket()))
                .isPresent();
    }

    private void left(Live.Withdrawn withdrawn) {
        try {
            journal.commit(entry -> {
                entry.record(
                        new TicketWithdrawn(withdrawn.ticket(), withdrawn.label(), TicketWithdrawn.Why.CITIZEN_PHONE),
                        clock.now());
                return Boolean.TRUE;
            });
        } catch (StoreException e) {
            LOG.log(Level.ERROR, "event=withdrawal-not-kept counter=" + counter, e);
            return;
        }
        consequences.forEach(consequence -> consequence.after(withdrawn));
    }
}
