package org.paihao.role.kiosk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.PaperRules;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.message.Wait;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.LiveBus;
import org.paihao.role.PlanKeeper;
import org.paihao.role.ScanCode;

/**
 * The kiosk: one touch, one ticket, one slip. It takes the hub's offer when there is one in time and decides itself
 * when there is none; what it has committed stands. Thread-safe.
 */
public final class Kiosk {
    private static final Logger LOG = System.getLogger(Kiosk.class.getName());

    private final Parts parts;
    private final Scans scans;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<TicketId, Slipping> slips = new ConcurrentHashMap<>();
    private volatile Optional<Scanned> scanned = Optional.empty();

    /** @param closed the code of why no new tickets are given: the disk is nearly full, the hall is being left */
    public record Parts(
            TerminalId self,
            Journal journal,
            HubLine hub,
            LiveBus live,
            HallClock clock,
            PlanKeeper plans,
            SlipPrinter printer,
            Tokens tokens,
            Supplier<Optional<String>> closed) {}

    public Kiosk(Parts parts) {
        this.parts = parts;
        this.scans = new Scans(this, parts);
    }

    /** The answer to a touch. */
    public sealed interface Answer {
        /** The ticket is committed; its slip is on the way. */
        record Taken(TicketId ticket) implements Answer {}

        /** There is none, and {@code code} says why. */
        record No(String code) implements Answer {}
    }

    /** A ticket as this box knows it. */
    public record Shown(
            Ticket ticket,
            TicketState.Stage stage,
            Paper paper,
            Optional<Integer> ahead,
            Optional<Wait> estimate,
            Optional<String> counter,
            Optional<Integer> chooseWithinSeconds,
            Optional<String> phoneUrl) {
        /** The same after its citizen has left: the hub may not have heard of it yet. */
        public Shown left() {
            TicketState.Stage gone = TicketState.Stage.WITHDRAWN;
            return new Shown(ticket, gone, paper, ahead, estimate, counter, chooseWithinSeconds, phoneUrl);
        }
    }

    /** What came of the last code under the scanner. */
    public sealed interface Scanned {
        Instant at();

        /** A slip of this hall. */
        record OwnTicket(Instant at, Shown shown) implements Scanned {}

        /** An appointment; {@code again} when it had been checked in before. */
        record CheckedIn(Instant at, Shown shown, Instant bookedFor, boolean again) implements Scanned {}

        /** Nothing this kiosk can do; {@code code} says why, and {@code detail} what more the hub said. */
        record Refused(Instant at, String code, Optional<String> detail) implements Scanned {
            Refused(Instant at, String code) {
                this(at, code, Optional.empty());
            }
        }
    }

    /** Told when a ticket, its paper or the last scan changed: only mark and wake. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** A slip that was printing when this box stopped may be out or not: nobody knows. Called once at start. */
    public void recover() {
        for (TicketState ticket : parts.journal().state().tickets().values()) {
            TicketId id = ticket.ticket().id();
            if (!ticket.ticket().issuer().equals(parts.self())) {
                // On a box that is hub as well: another kiosk's slip is that kiosk's to know of.
                continue;
            }
            if (ticket.paper().state() == Paper.State.PRINTING) {
                settle(id, new SlipPrinter.Verdict(Paper.State.UNSURE, "restart"));
            } else if (ticket.paper().choicePending() && !ticket.stage().ended()) {
                slips.put(id, Slipping.NOTHING.choosing(chooseUntil()));
            }
        }
    }

    /**
     * One touch. The same key again is the same ticket; two at once print one slip.
     *
     * @throws KeyReusedException when the key came with another service before
     */
    public Answer take(String key, Wish wish) {
        TicketId id = TicketId.ofTouch(parts.self(), key);
        // On a box that is hub as well, an offer alone is no ticket yet.
        Optional<TicketState> known = parts.journal().state().ticket(id).filter(TicketState::confirmed);
        if (known.isPresent()) {
            if (!wish.is(known.get().ticket())) {
                throw new KeyReusedException();
            }
            return new Answer.Taken(id);
        }
        Optional<Journal.Answer> answered = parts.journal().answered(requestKey(key, wish));
        if (answered.isPresent()) {
            // A key of an earlier day: its ticket is in the books no more, but it was given.
            return answer(id, answered.get());
        }
        if (parts.plans().plan().isEmpty()) {
            return new Answer.No("no-plan");
        }
        Optional<String> closed = parts.closed().get();
        if (closed.isPresent()) {
            return new Answer.No(closed.get());
        }
        Command.Request request = new Command.Request(
                id,
                wish.service(),
                Channel.KIOSK,
                parts.self(),
                Optional.of(Tokens.digest(parts.tokens().of(id))),
                Optional.empty(),
                wish.priority(),
                !parts.clock().trusted());
        Optional<HubReply> reply = parts.hub().ask(new HubRequest.OfferTicket(request), HubLine.PATIENCE);
        if (reply.orElse(null) instanceof HubReply.No no && no.decidedByTheHall()) {
            return new Answer.No(no.code());
        }
        Optional<HubReply.TicketIs> offer =
                reply.filter(HubReply.TicketIs.class::isInstance).map(HubReply.TicketIs.class::cast);
        if (offer.filter(made -> !wish.is(made.ticket())).isPresent()) {
            throw new KeyReusedException();
        }
        return commit(key, wish, request, offer);
    }

    private Journal.RequestKey requestKey(String key, Wish wish) {
        return new Journal.RequestKey(parts.self() + ":" + key, wish.content());
    }

    private static Answer answer(TicketId id, Journal.Answer stored) {
        return stored.status() == 201 ? new Answer.Taken(id) : new Answer.No(stored.body());
    }

    Answer commit(String key, Wish wish, Command.Request request, Optional<HubReply.TicketIs> offer) {
        AtomicBoolean made = new AtomicBoolean();
        Journal.Answer answer = parts.journal().once(requestKey(key, wish), entry -> {
            Optional<Refusal> refusal = entry.decide(
                    new Command.TakeTicket(request, offer.map(HubReply.TicketIs::ticket), true),
                    parts.clock().now());
            made.set(refusal.isEmpty());
            return refusal.map(no -> new Journal.Answer(409, no.code()))
                    .orElseGet(() -> new Journal.Answer(201, request.id().value()));
        });
        if (made.get()) {
            Optional<Integer> ahead = offer.flatMap(HubReply.TicketIs::aheadAtIssue);
            Optional<Wait> estimate = offer.flatMap(HubReply.TicketIs::estimate);
            slips.put(request.id(), new Slipping(ahead, estimate, wish.elder(), wish.english(), Optional.empty()));
            TicketState ticket = parts.journal().state().ticket(request.id()).orElseThrow();
            parts.live().say(Live.Taken.of(ticket.ticket()));
            print(ticket, false);
        }
        return answer(request.id(), answer);
    }

    private void print(TicketState ticket, boolean reprint) {
        TicketId id = ticket.ticket().id();
        Slipping slipping = slips.getOrDefault(id, Slipping.NOTHING);
        SlipPrinter.Slip slip = new SlipPrinter.Slip(
                ticket.ticket(),
                slipping.ahead(),
                slipping.estimate(),
                phoneUrl(ticket.ticket()),
                reprint,
                slipping.elder(),
                slipping.english());
        try {
            parts.printer()
                    .print(slip)
                    .whenComplete((verdict, trouble) -> settle(id, trouble == null ? verdict : FAULT));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event=slip-not-printed", e);
            settle(id, FAULT);
        }
        changed();
    }

    /** A printer that breaks its word: nobody knows what came out, and the ticket must not wait for it. */
    private static final SlipPrinter.Verdict FAULT = new SlipPrinter.Verdict(Paper.State.UNSURE, "fault");

    private void settle(TicketId id, SlipPrinter.Verdict verdict) {
        if (verdict.state() == Paper.State.REFUSED) {
            // Before anybody can read of the refusal: who reads of it is shown how long there is to choose.
            slips.computeIfPresent(id, (ticket, slipping) -> slipping.choosing(chooseUntil()));
        }
        try {
            parts.journal()
                    .commit(entry -> entry.decide(
                            new Command.PaperOutcome(id, verdict.state(), verdict.word()),
                            parts.clock().now()));
        } catch (RuntimeException e) {
            // The slip stays "printing"; the next start makes it "unsure".
            LOG.log(Level.ERROR, "event=verdict-not-kept state=" + verdict.state(), e);
        }
        changed();
    }

    private Instant chooseUntil() {
        return parts.clock().now().plusSeconds(PaperRules.CHOICE_SECONDS);
    }

    /** The citizen's way on when no paper came. Empty when it is noted, else why not. */
    public Optional<Refusal> choose(TicketId id, Paper.Choice choice) {
        Optional<Refusal> refusal = parts.journal().commit(entry -> {
            Optional<Refusal> no =
                    entry.decide(new Command.Choose(id, choice), parts.clock().now());
            if (no.isEmpty() && choice == Paper.Choice.HELP) {
                Optional<Label> label =
                        entry.state().ticket(id).map(ticket -> ticket.ticket().label());
                entry.record(new Fact.HelpAsked("ticket", label), parts.clock().now());
            }
            return no;
        });
        if (refusal.isEmpty() && (choice == Paper.Choice.WITHDRAW || choice == Paper.Choice.TIMEOUT)) {
            parts.journal().state().ticket(id).map(TicketState::ticket).ifPresent(this::sayWithdrawn);
        }
        changed();
        return refusal;
    }

    /** One more slip for the citizen who stands here. Empty when it is on the way, else why not. */
    public Optional<Refusal> reprint(TicketId id, boolean byStaff) {
        Optional<Refusal> refusal = parts.journal()
                .commit(entry -> entry.decide(
                        new Command.Reprint(id, byStaff), parts.clock().now()));
        if (refusal.isEmpty()) {
            print(parts.journal().state().ticket(id).orElseThrow(), true);
        }
        return refusal;
    }

    /** The citizen leaves the line. Empty when done, else why not. */
    public Optional<Refusal> withdraw(TicketId id) {
        Optional<TicketState> own = parts.journal().state().ticket(id);
        Optional<HubReply.TicketIs> atHub = find(new HubRequest.FindTicket(id));
        if (own.isEmpty() && atHub.isEmpty()) {
            return Optional.of(new Refusal.UnknownTicket());
        }
        // Where the hub knows better: who is being served, or has been, has no place to give up.
        Optional<Ticket> gone = atHub.filter(is -> is.stage().ended() || is.stage() == TicketState.Stage.SERVING)
                .map(HubReply.TicketIs::ticket);
        if (gone.isPresent()) {
            return Optional.of(new Refusal.TicketEnded(gone.get().label()));
        }
        Optional<Refusal> refusal = parts.journal().commit(entry -> {
            if (own.isPresent()) {
                return entry.decide(
                        new Command.Withdraw(id, Why.CITIZEN_KIOSK),
                        parts.clock().now());
            }
            Ticket ticket = atHub.orElseThrow().ticket();
            entry.record(
                    new Fact.TicketWithdrawn(id, ticket.label(), Why.CITIZEN_KIOSK),
                    parts.clock().now());
            return Optional.<Refusal>empty();
        });
        if (refusal.isEmpty()) {
            Optional<Ticket> ticket = own.map(TicketState::ticket).or(() -> atHub.map(HubReply.TicketIs::ticket));
            ticket.ifPresent(this::sayWithdrawn);
            scanned = Optional.empty();
        }
        changed();
        return refusal;
    }

    private void sayWithdrawn(Ticket left) {
        Instant now = parts.clock().now();
        parts.live().say(new Live.Withdrawn(left.id(), left.label(), left.service(), Optional.empty(), now));
    }

    /** A citizen asks for help at the machine. {@code from}: {@code home}, {@code ticket} or {@code print}. */
    public void help(String from, Optional<TicketId> id) {
        parts.journal().commit(entry -> {
            Optional<Label> label = id.flatMap(entry.state()::ticket)
                    .map(ticket -> ticket.ticket().label());
            entry.record(new Fact.HelpAsked(from, label), parts.clock().now());
            return Boolean.TRUE;
        });
    }

    /** A ticket as this box knows it, with the hub's word on where it stands when the hub answers. */
    public Optional<Shown> show(TicketId id) {
        Optional<HubReply.TicketIs> atHub = find(new HubRequest.FindTicket(id));
        Optional<TicketState> own = parts.journal().state().ticket(id);
        return own.isPresent() ? Optional.of(shown(own.get(), atHub)) : atHub.map(this::foreign);
    }

    /** Tickets whose slip somebody may be waiting for now, as this box alone knows them; newest first. */
    public Optional<Shown> latest() {
        HallState state = parts.journal().state();
        return slips.keySet().stream()
                .flatMap(id -> state.ticket(id).stream())
                .max((a, b) -> a.ticket().arrivedAt().compareTo(b.ticket().arrivedAt()))
                .map(ticket -> shown(ticket, Optional.empty()));
    }

    /** A ticket of this box as the box alone knows it. */
    public Optional<Shown> own(TicketId id) {
        return parts.journal().state().ticket(id).map(ticket -> shown(ticket, Optional.empty()));
    }

    /** What came of the last scan, while it is fresh. */
    public Optional<Scanned> scanned() {
        return scanned.filter(last -> parts.clock().now().isBefore(last.at().plusSeconds(SCAN_FRESH_SECONDS)));
    }

    /** A scan nobody looked at is gone before the next citizen comes. */
    private static final int SCAN_FRESH_SECONDS = 20;

    /** A code was held under the scanner. Blocks while the hub is asked. */
    public void scan(String text) {
        Instant now = parts.clock().now();
        scanned = Optional.of(
                switch (ScanCode.of(text)) {
                    case ScanCode.OwnTicket code -> scans.ownTicket(code.token(), now);
                    case ScanCode.Appointment code -> scans.appointment(code, now);
                    case ScanCode.Foreign ignored -> new Scanned.Refused(now, "unknown-code");
                });
        changed();
    }

    Optional<HubReply.TicketIs> find(HubRequest request) {
        return parts.hub()
                .ask(request, HubLine.PATIENCE)
                .filter(HubReply.TicketIs.class::isInstance)
                .map(HubReply.TicketIs.class::cast);
    }

    Shown shown(TicketState own, Optional<HubReply.TicketIs> atHub) {
        TicketId id = own.ticket().id();
        Optional<Slipping> slipping = Optional.ofNullable(slips.get(id));
        Optional<Integer> choose = own.paper().choicePending() && !own.stage().ended()
                ? slipping.flatMap(Slipping::chooseUntil).map(until -> (int) Math.max(
                        0,
                        java.time.Duration.between(parts.clock().now(), until).toSeconds()))
                : Optional.empty();
        boolean hubKnows = atHub.isPresent() && !own.stage().ended();
        return new Shown(
                own.ticket(),
                hubKnows ? atHub.get().stage() : own.stage(),
                own.paper(),
                atHub.isPresent() ? atHub.get().ahead() : slipping.flatMap(Slipping::ahead),
                atHub.isPresent() ? atHub.get().estimate() : slipping.flatMap(Slipping::estimate),
                atHub.flatMap(HubReply.TicketIs::counter),
                choose,
                phoneUrl(own.ticket()));
    }

    Shown foreign(HubReply.TicketIs atHub) {
        return new Shown(
                atHub.ticket(),
                atHub.stage(),
                Paper.NONE,
                atHub.ahead(),
                atHub.estimate(),
                atHub.counter(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> phoneUrl(Ticket ticket) {
        return parts.plans()
                .plan()
                .flatMap(plan -> plan.phoneBase())
                .map(base -> ScanCode.Forms.ticket(base, parts.tokens().of(ticket.id()), ticket.label()));
    }

    /** Time has passed: who did not choose within the limit has gone. Called every second or so. */
    public void tick() {
        Instant now = parts.clock().now();
        slips.forEach((id, slipping) -> {
            if (slipping.chooseUntil().filter(until -> !now.isBefore(until)).isPresent()
                    && own(id).filter(shown -> shown.paper().choicePending()).isPresent()) {
                choose(id, Paper.Choice.TIMEOUT);
            }
        });
        if (scanned.isPresent() && scanned().isEmpty()) {
            scanned = Optional.empty();
            changed();
        }
        slips.keySet().removeIf(id -> parts.journal().state().ticket(id).isEmpty());
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
