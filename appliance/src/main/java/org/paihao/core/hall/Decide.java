package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Numbering;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.DayChanges;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;
import org.paihao.core.time.BusinessDay;

/**
 * {@code decide(state, command, at) → events and facts | refusal}. Pure: who asks twice with the same ids gets the same
 * answer, because the first answer is in the state.
 */
public final class Decide {
    private final HallPlan plan;
    private final Issuer self;

    /** Decisions by one plan for one box. Cheap to make; holds no state. */
    public Decide(HallPlan plan, Issuer self) {
        this.plan = plan;
        this.self = self;
    }

    /** The answer to a command at hall time {@code at}. */
    public Decision decide(HallState state, Command command, Instant at) {
        // The day may have turned, and nobody has looked at the clock yet: what was for yesterday is over all the same.
        DayChanges changes =
                state.changes().areNone() ? DayChanges.NONE : state.changes().on(day(state, at));
        return changes.areNone()
                ? decideBy(state, command, at)
                : new Decide(plan.with(changes), self).decideBy(state, command, at);
    }

    private Decision decideBy(HallState state, Command command, Instant at) {
        return switch (command) {
            case Command.OfferTicket c -> offer(state, c.request(), at);
            case Command.TakeTicket c -> take(state, c, at, false);
            case Command.CheckIn c -> checkIn(state, c, at);
            case Command.Reprint c -> PaperRules.reprint(state, c);
            case Command.PaperOutcome c -> PaperRules.outcome(state, c);
            case Command.Choose c -> PaperRules.choose(state, c);
            case Command.OfferCall c -> CounterRules.offer(plan, state, c, at);
            case Command.MakeCall c -> CounterRules.make(plan, state, c);
            case Command.Recall c -> CounterRules.recall(plan, state, c, at);
            case Command.Arrive c -> CounterRules.arrive(state, c);
            case Command.Finish c -> CounterRules.finish(state, c);
            case Command.NoShow c -> CounterRules.noShow(plan, state, c);
            case Command.Forget c -> CounterRules.forget(plan, state, c, at);
            case Command.Park c -> Onward.park(plan, state, c, at);
            case Command.Transfer c -> Onward.transfer(plan, state, c, at);
            case Command.PutBack c -> Onward.putBack(state, c, at);
            case Command.ComeBack c -> Onward.comeBack(plan, state, c, at);
            case Command.Undo c -> StaffRules.undo(plan, state, c, at);
            case Command.Pause c -> StaffRules.pause(state, c);
            case Command.Resume c -> StaffRules.resume(state, c);
            case Command.WalkIn c -> walkIn(state, c, at);
            case Command.OpenCounter c -> StaffRules.open(plan, state, c);
            case Command.CloseCounter c -> StaffRules.close(state, c);
            case Command.AssignProfile c -> DayRules.assign(plan, state, c, day(state, at));
            case Command.SwitchService c -> DayRules.switched(plan, state, c, day(state, at));
            case Command.Withdraw c -> withdraw(state, c);
            case Command.MakeBooking c -> BookingRules.book(plan, state, c.booking());
            case Command.ChangeBooking c -> BookingRules.change(plan, state, c.booking());
            case Command.CancelBooking c -> BookingRules.cancel(state, c.code());
            case Command.MarkBooking c -> BookingRules.mark(plan, state, c);
            case Command.GoOn ignored -> new Agreed(List.of(), Journeys.due(plan, state));
            case Command.Tick c -> tick(state, c.now());
        };
    }

    /** The business day of an instant in this hall, never before the latest one seen. */
    public BusinessDay day(HallState state, Instant at) {
        return BusinessDay.of(at, plan.timeZone(), plan.rollOver()).atLeast(state.day());
    }

    private Decision offer(HallState state, Command.Request request, Instant at) {
        if (state.ticket(request.id()).isPresent()) {
            return Agreed.already();
        }
        return fresh(state, request, at, false)
                .<Decision>map(made -> {
                    List<HallEvent> events = new ArrayList<>(made.events());
                    events.add(new HallEvent.TicketOffered(
                            made.ticket(), state.waiting(made.ticket().service()), at));
                    return new Agreed(events, List.of());
                })
                .orElseGet(() -> new Refused(whyNot(state, request, at)));
    }

    /** @param atCounter staff take somebody who stands there, whatever the hour: hours and caps are for the queue */
    private Decision take(HallState state, Command.TakeTicket command, Instant at, boolean atCounter) {
        Command.Request request = command.request();
        if (state.ticket(request.id()).filter(TicketState::confirmed).isPresent()) {
            return Agreed.already();
        }
        Paper paper = command.withSlip() ? Paper.NONE.printing() : Paper.NONE;
        // An offer of an earlier day than this box has seen can't be taken: a box's day never goes back.
        boolean offered = command.offer()
                .filter(offer -> offer.day().compareTo(state.day()) >= 0)
                .isPresent();
        if (offered) {
            Ticket ticket = command.offer().orElseThrow().takenBy(request);
            List<HallEvent> events =
                    ticket.day().compareTo(state.day()) > 0 ? List.of(new HallEvent.DayBegan(ticket.day())) : List.of();
            return new Agreed(events, List.of(new Fact.TicketTaken(ticket, paper)));
        }
        return fresh(state, request, at, atCounter)
                .<Decision>map(made -> new Agreed(made.events(), List.of(new Fact.TicketTaken(made.ticket(), paper))))
                .orElseGet(() -> new Refused(atCounter ? whyNever(request) : whyNot(state, request, at)));
    }

    private record Fresh(List<HallEvent> events, Ticket ticket) {}

    private Optional<Fresh> fresh(HallState state, Command.Request request, Instant at, boolean atCounter) {
        Optional<Service> service = plan.service(request.service()).filter(plan::gives);
        if (service.isEmpty() || !isKnown(request.priority())) {
            return Optional.empty();
        }
        BusinessDay day = day(state, at);
        if (!atCounter && Admission.refusal(plan, state, request, at, day).isPresent()) {
            return Optional.empty();
        }
        Numbering numbering = state.numbering().on(day);
        Optional<Label> label = numbering.next(service.get().series(), self.ordinals());
        if (label.isEmpty()) {
            return Optional.empty();
        }
        List<HallEvent> events = new ArrayList<>();
        if (day.compareTo(state.day()) > 0) {
            events.add(new HallEvent.DayBegan(day));
        }
        events.add(new HallEvent.LabelUsed(service.get().series()));
        ServiceId line = service.get().line();
        Instant arrivedAt = place(state, request, line, at);
        return Optional.of(new Fresh(
                events,
                new Ticket(
                        request.id(),
                        label.get(),
                        line,
                        day,
                        arrivedAt,
                        request.uncertainClock(),
                        request.channel(),
                        request.issuer(),
                        request.tokenHash(),
                        request.booking(),
                        request.priority(),
                        Optional.empty(),
                        service.get()
                                .journey()
                                .map(journey -> new Leg(
                                        request.service(),
                                        0,
                                        0,
                                        journey.steps().getFirst().either())))));
    }

    /** Ticket, call and arrival of somebody who stands at the counter: one decision, so none of it can be missing. */
    private Decision walkIn(HallState state, Command.WalkIn command, Instant at) {
        if (state.call(command.call()).filter(CallState::made).isPresent()) {
            return Agreed.already();
        }
        Optional<Refusal> hindered = CounterRules.away(state, command.counter())
                .or(() -> state.callAt(command.counter())
                        .map(busy ->
                                new Refusal.CounterBusy(busy.call().ticket().label())));
        if (hindered.isPresent()) {
            return new Refused(hindered.get());
        }
        return switch (take(state, command.ticket(), at, true)) {
            case Refused refused
            when self.ordinals().inOrder().isEmpty() && refused.why() instanceof Refusal.LabelsExhausted ->
                new Refused(new Refusal.NoNumbers());
            case Refused refused -> refused;
            case Agreed agreed -> {
                List<Fact> facts = new ArrayList<>(agreed.facts());
                Ticket ticket = facts.stream()
                        .filter(Fact.TicketTaken.class::isInstance)
                        .map(fact -> ((Fact.TicketTaken) fact).ticket())
                        .findFirst()
                        .or(() -> state.ticket(command.ticket().request().id()).map(TicketState::ticket))
                        .orElseThrow();
                Call call = new Call(command.call(), ticket, command.counter(), command.staff(), at);
                facts.add(new Fact.TicketCalled(call, Optional.empty()));
                facts.add(new Fact.CallArrived(call));
                yield new Agreed(agreed.events(), facts);
            }
        };
    }

    private boolean isKnown(Optional<PriorityId> priority) {
        return priority.isEmpty()
                || plan.calls().priorities().named(priority.get()).isPresent();
    }

    private Refusal whyNot(HallState state, Command.Request request, Instant at) {
        Refusal never = whyNever(request);
        return never instanceof Refusal.LabelsExhausted
                ? Admission.refusal(plan, state, request, at, day(state, at)).orElse(never)
                : never;
    }

    /** Why not at any hour: used up are the labels when there is no other reason. */
    private Refusal whyNever(Command.Request request) {
        ServiceId id = request.service();
        Optional<Service> service = plan.service(id);
        if (service.isEmpty()) {
            return new Refusal.UnknownService(id);
        }
        if (!plan.gives(service.get())) {
            return new Refusal.ServicePaused(id);
        }
        if (!isKnown(request.priority())) {
            return new Refusal.UnknownPriority(request.priority().orElseThrow());
        }
        return new Refusal.LabelsExhausted(id);
    }

    private Decision checkIn(HallState state, Command.CheckIn command, Instant at) {
        BookingState known = state.bookings().get(command.code());
        if (known == null) {
            return new Refused(new Refusal.UnknownBooking());
        }
        TicketId id = TicketId.ofBooking(command.code());
        if (state.ticket(id).isPresent()) {
            return Agreed.already();
        }
        Optional<Refusal> notNow = BookingRules.notNow(plan, known, at, day(state, at));
        if (notNow.isPresent()) {
            return new Refused(notNow.get());
        }
        return offer(
                state,
                new Command.Request(
                        id,
                        known.booking().service(),
                        Channel.APPOINTMENT,
                        command.issuer(),
                        command.tokenHash(),
                        Optional.of(command.code()),
                        plan.appointments().flatMap(AppointmentPlan::priority),
                        false),
                at);
    }

    /**
     * Where somebody stands. Places this box decides always rise, by a microsecond at least, so two of them never tie;
     * but whoever has booked stands at the booked time.
     */
    private static Instant place(HallState state, Command.Request request, ServiceId line, Instant at) {
        Optional<Instant> booked = request.booking()
                .flatMap(code -> Optional.ofNullable(state.bookings().get(code)))
                .flatMap(known -> BookingRules.place(state, known.booking(), at));
        Instant place = booked.orElseGet(
                () -> at.isAfter(state.lastArrival()) ? at : state.lastArrival().plusNanos(1_000));
        while (state.line(line).taken(place)) {
            place = place.plusNanos(1_000);
        }
        return place;
    }

    /** Who follows a journey gives up what is left of it: each line they stand in. */
    private static Decision withdraw(HallState state, Command.Withdraw command) {
        Optional<TicketState> known = state.ticket(command.ticket());
        if (known.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        Ticket asked = known.get().ticket();
        List<TicketState> whole = asked.leg().isPresent() ? Visits.tickets(state, asked.visit()) : List.of(known.get());
        List<Fact> facts = new ArrayList<>();
        for (TicketState ticket : whole) {
            if (ticket.stage() == Stage.WAITING || ticket.stage() == Stage.PARKED || ticket.stage() == Stage.CALLED) {
                facts.add(new Fact.TicketWithdrawn(
                        ticket.ticket().id(), ticket.ticket().label(), command.why()));
            }
        }
        return facts.isEmpty() ? new Refused(new Refusal.TicketEnded(asked.label())) : new Agreed(List.of(), facts);
    }

    private Decision tick(HallState state, Instant now) {
        List<HallEvent> events = new ArrayList<>();
        BusinessDay day = day(state, now);
        if (day.compareTo(state.day()) > 0) {
            for (TicketState ticket : state.tickets().values()) {
                // A kiosk's clock may be ahead by a little: its tickets of the new day stay.
                boolean waits = ticket.stage() == Stage.WAITING || ticket.stage() == Stage.PARKED;
                if (waits && ticket.ticket().day().compareTo(day) < 0) {
                    events.add(new HallEvent.TicketLeft(ticket.ticket().id(), Outcome.CLOSED, now));
                }
            }
            events.add(new HallEvent.DayBegan(day));
        }
        for (TicketId id : state.parked()) {
            state.ticket(id)
                    .filter(ticket -> ticket.hold()
                            .filter(hold -> !now.isBefore(hold.until()))
                            .isPresent())
                    .ifPresent(ticket -> events.add(new HallEvent.TicketCameBack(id, now)));
        }
        for (CounterState counter : state.counters().values()) {
            counter.call()
                    .flatMap(state::call)
                    .filter(call -> !call.made() && now.isAfter(call.lapsesAt()))
                    .ifPresent(call ->
                            events.add(new HallEvent.CallLapsed(call.call().id())));
        }
        return new Agreed(events, BookingRules.missed(plan, state, now));
    }
}
