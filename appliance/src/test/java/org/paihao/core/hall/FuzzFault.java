package org.paihao.core.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.Profile;

/** Faults planted into the rules, one for each kind of check: the fuzzing must find each of them. */
enum FuzzFault implements HallRules {
    /** Whoever asks for a ticket gets one, whatever they have learnt. */
    FORGETS_SKILLS("by the rules it is|without the skill") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            return command instanceof Command.OfferCall ask
                    ? REAL.decide(plan, self, state, barring(ask, Set.of()), at)
                    : REAL.decide(plan, self, state, command, at);
        }
    },
    /** A full slot has room for one more. */
    OVERBOOKS("in a slot of") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            Decision real = REAL.decide(plan, self, state, command, at);
            boolean full = real instanceof Decision.Refused no && no.why() instanceof Refusal.SlotFull;
            return full && command instanceof Command.MakeBooking make
                    ? Decision.Agreed.that(new Fact.BookingMade(make.booking()))
                    : real;
        }
    },
    /** "When the wait in X is over N minutes, take Y first" is not looked at. */
    FORGETS_RULES("by the rules it is") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            List<Profile> profiles = plan.calls().profiles().stream()
                    .map(one -> new Profile(one.id(), one.name(), one.services(), List.of(), one.then()))
                    .toList();
            CallingPlan plain = new CallingPlan(plan.calls().priorities(), profiles);
            return REAL.decide(calling(plan, plain), self, state, command, at);
        }
    },
    /** Whoever is overdue is passed all the same. */
    FORGETS_THE_BOUND("by the rules it is") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            Priorities endless =
                    new Priorities(100_000, plan.calls().priorities().classes());
            CallingPlan plain = new CallingPlan(endless, plan.calls().profiles());
            return REAL.decide(calling(plan, plain), self, state, command, at);
        }
    },
    /** A closed counter calls. */
    CALLS_WHILE_CLOSED("a closed counter calls") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            Decision real = REAL.decide(plan, self, state, command, at);
            boolean closed = real instanceof Decision.Refused no && no.why() instanceof Refusal.CounterNotOpen;
            return closed && command instanceof Command.MakeCall make
                    ? Decision.Agreed.that(new Fact.TicketCalled(make.call(), Optional.empty()))
                    : real;
        }
    },
    /** More tickets than the day's cap. */
    FORGETS_CAPS("more than the day's cap") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            HallState none = state.withNumbering(new org.paihao.core.label.Numbering(
                    state.day(), state.numbering().used(), org.pcollections.HashTreePMap.empty()));
            return command instanceof Command.TakeTicket
                    ? REAL.decide(plan, self, none, command, at)
                    : REAL.decide(plan, self, state, command, at);
        }
    },
    /** A call that was taken back leaves nobody in line. */
    UNDOES_HALF("line and stage differ") {
        @Override
        public HallState evolve(HallState state, HallEvent event) {
            HallState next = Evolve.evolve(state, event);
            return event instanceof HallEvent.CallUndone undone && undone.deed() == Deed.Kind.CALLED
                    ? next.call(undone.call())
                            .map(call -> call.call().ticket().service())
                            .map(service -> next.withLine(service, Line.EMPTY))
                            .orElse(next)
                    : next;
        }
    },
    /** Whoever is put back stands in line twice. */
    PUTS_BACK_TWICE("in two places at once") {
        @Override
        public Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
            Decision real = REAL.decide(plan, self, state, command, at);
            return real instanceof Decision.Agreed agreed
                            && !agreed.facts().isEmpty()
                            && agreed.facts().getFirst() instanceof Fact.CallPassed passed
                            && passed.how() == Passing.RETURNED
                    ? new Decision.Agreed(agreed.events(), List.of(passed, again(passed.onward())))
                    : real;
        }
    },
    /** What is heard too early is forgotten. */
    FORGETS_WHAT_CAME_EARLY("heard in another order") {
        @Override
        public List<HallEvent> absorb(HallState state, FactRecord record, Instant receivedAt) {
            return record.fact() instanceof Fact.TicketWithdrawn gone
                            && state.ticket(gone.ticket()).isEmpty()
                    ? List.of()
                    : REAL.absorb(state, record, receivedAt);
        }
    };

    private final String shows;

    FuzzFault(String shows) {
        this.shows = shows;
    }

    /** What the failing day says, a pattern. */
    String shows() {
        return shows;
    }

    private static Command barring(Command.OfferCall ask, Set<org.paihao.core.id.ServiceId> barred) {
        return new Command.OfferCall(
                ask.call(), ask.counter(), ask.staff(), ask.only(), ask.wanted(), ask.previous(), barred);
    }

    private static Fact again(Ticket ticket) {
        Turn turn = new Turn(ticket.visit(), 9, ticket.waitsSince(), Optional.empty(), Optional.empty(), false);
        TicketId id = TicketId.ofBooking("again");
        return new Fact.TicketTaken(ticket.onward(id, ticket.service(), ticket.priority(), turn), Paper.NONE);
    }

    private static HallPlan calling(HallPlan plan, CallingPlan other) {
        return new HallPlan(
                plan.version(),
                plan.hall(),
                plan.name(),
                plan.timeZone(),
                plan.rollOver(),
                plan.hours(),
                plan.rules(),
                plan.zones(),
                plan.services(),
                plan.counters(),
                plan.displays(),
                plan.elder(),
                Optional.of(other),
                plan.reasons(),
                plan.phoneBase(),
                plan.appointments());
    }
}
