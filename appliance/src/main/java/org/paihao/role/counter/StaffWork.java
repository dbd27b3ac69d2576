package org.paihao.role.counter;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Pause;
import org.paihao.core.hall.Refusal;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.CallId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.Journal;
import org.paihao.role.counter.CounterDesk.Outcome;

/** What staff do while nobody is at the window: go away for a while, take somebody out of turn, serve a walk-in. */
public final class StaffWork {
    /** Nobody is away for longer and still has the counter. */
    private static final int PAUSE_MINUTES_MAX = 240;

    private final CounterDesk desk;
    private final Journal journal;
    private final HubLine hub;
    private final HallClock clock;

    public StaffWork(CounterDesk desk, Journal journal, HubLine hub, HallClock clock) {
        this.desk = desk;
        this.journal = journal;
        this.hub = hub;
        this.clock = clock;
    }

    /** The staff go away; {@code minutes}: when they mean to be back, if they say. */
    public Outcome pause(Pause.Kind kind, Optional<Integer> minutes) {
        Optional<Instant> until =
                minutes.map(given -> clock.now().plusSeconds(60L * Math.clamp(given, 1, PAUSE_MINUTES_MAX)));
        return staffed(new Command.Pause(desk.id(), kind, until), false);
    }

    /** The staff are back. */
    public Outcome resume() {
        return staffed(new Command.Resume(desk.id()), true);
    }

    private Outcome staffed(Command command, boolean open) {
        Optional<Refusal> refusal = journal.commit(entry -> entry.decide(command, clock.now()));
        if (refusal.isPresent()) {
            return Refusals.no(refusal.get());
        }
        desk.say(new Live.Staffed(desk.id(), open, clock.now()));
        return new Outcome.Done(Optional.empty());
    }

    /**
     * Calls one ticket out of turn; while no hub decides, by this counter's own books, where no reason is asked for.
     *
     * @param reason an id of the plan's reasons; it stands in the ledger with the call
     */
    public Outcome take(String key, Label label, String reason) {
        CallId id = desk.callOf(key);
        Optional<Outcome> settled = desk.settled(id, ticket -> ticket.label().equals(label));
        if (settled.isPresent()) {
            return settled.get();
        }
        HallState state = journal.state();
        StaffId staff = state.counter(desk.id()).staff().orElseThrow();
        Optional<HubReply> reply = hub.ask(
                new HubRequest.OfferCall(
                        id, desk.id(), staff, Optional.empty(), Optional.of(label), desk.lastCall(state)),
                CounterDesk.PATIENCE);
        if (reply.isEmpty()) {
            return desk.callLabel(key, label);
        }
        return switch (reply.get()) {
            case HubReply.CallIs offered -> desk.make(offered.call(), Optional.of(reason));
            case HubReply.No refused -> new Outcome.No(refused.code(), refused.detail());
            case HubReply.Hello ignored -> new Outcome.No("hub-needed", Optional.empty());
            case HubReply.TicketIs ignored -> new Outcome.No("hub-needed", Optional.empty());
            case HubReply.SignedIn ignored -> new Outcome.No("hub-needed", Optional.empty());
        };
    }

    /** Serves somebody without a ticket: the hub gives the label, or this box, if it has numbers of its own. */
    public Outcome walkIn(String key, ServiceId service) {
        CallId id = desk.callOf(key);
        Optional<Outcome> settled = desk.settled(id, ticket -> ticket.service().equals(service));
        if (settled.isPresent()) {
            return settled.get();
        }
        Command.Request request = new Command.Request(
                TicketId.ofTouch(desk.line().self(), "walk-in:" + key),
                service,
                Channel.DESK,
                desk.line().self(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        Optional<HubReply> reply = hub.ask(new HubRequest.OfferTicket(request), CounterDesk.PATIENCE);
        if (reply.isPresent()
                && reply.get() instanceof HubReply.No no
                && !no.code().equals("hub-stepped-down")) {
            return new Outcome.No(no.code(), no.detail());
        }
        Optional<Ticket> offer = reply.flatMap(
                answer -> answer instanceof HubReply.TicketIs is ? Optional.of(is.ticket()) : Optional.empty());
        StaffId staff = journal.state().counter(desk.id()).staff().orElseThrow();
        Optional<Refusal> refusal = journal.commit(entry -> entry.decide(
                new Command.WalkIn(new Command.TakeTicket(request, offer, false), id, desk.id(), staff), clock.now()));
        if (refusal.isPresent()) {
            return Refusals.no(refusal.get());
        }
        Call call = journal.state().call(id).map(CallState::call).orElseThrow();
        desk.say(Live.Taken.of(call.ticket()));
        desk.say(desk.called(call, 0));
        desk.say(new Live.Arrived(id, call.ticket().label(), desk.id(), clock.now()));
        return new Outcome.Done(Optional.of(id));
    }
}
