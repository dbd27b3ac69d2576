package org.paihao.core.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Journey;
import org.paihao.core.plan.Service;

/**
 * How a visit goes from step to step (一件事): when a step is done, the tickets of the next one are taken by the hub, each
 * with an id that follows from the call that ended the step before. The rules, in words, stand in docs/journeys.md.
 */
public final class Journeys {
    private final HallPlan plan;
    private final HallState state;

    private Journeys(HallPlan plan, HallState state) {
        this.plan = plan;
        this.state = state;
    }

    /** The tickets that are due now, of all visits; none when nobody has come a step further. */
    public static List<Fact> due(HallPlan plan, HallState state) {
        Journeys journeys = new Journeys(plan, state);
        List<Fact> due = new ArrayList<>();
        for (TicketId visit : state.visits().journeys()) {
            due.addAll(journeys.due(visit));
        }
        return due;
    }

    /** A visit: its tickets, and the journey they follow. */
    private record Visit(Ticket first, Journey journey, List<TicketState> tickets) {
        /** The tickets for one part of a step that stand; a detour makes several of it. */
        List<TicketState> standing(int step, int part) {
            return tickets.stream()
                    .filter(ticket -> ticket.stage() != Stage.VOID)
                    .filter(ticket -> ticket.ticket()
                            .leg()
                            .filter(leg -> leg.step() == step && leg.part() == part)
                            .isPresent())
                    .toList();
        }

        boolean isDone(int step, int part) {
            return standing(step, part).stream().anyMatch(ticket -> ticket.stage() == Stage.SERVED);
        }

        boolean isDone(int step) {
            Journey.Step asked = journey.steps().get(step);
            int done = 0;
            for (int part = 0; part < asked.parts().size(); part++) {
                done += isDone(step, part) ? 1 : 0;
            }
            return asked.either() ? done > 0 : done == asked.parts().size();
        }

        /** The step its citizen is at; the last one when all are done. */
        int step() {
            int step = 0;
            while (step + 1 < journey.steps().size() && isDone(step)) {
                step++;
            }
            return step;
        }
    }

    /** How far the visit of a ticket has come; empty when it follows no journey of this plan. */
    public static Optional<Progress> progress(HallPlan plan, HallState state, Ticket ticket) {
        return new Journeys(plan, state).visit(ticket.visit()).map(visit -> {
            List<Progress.StepNow> steps = new ArrayList<>();
            for (int step = 0; step < visit.journey().steps().size(); step++) {
                Journey.Step of = visit.journey().steps().get(step);
                List<Progress.PartNow> parts = new ArrayList<>();
                for (int part = 0; part < of.parts().size(); part++) {
                    parts.add(part(visit, of, step, part));
                }
                steps.add(new Progress.StepNow(of.either(), parts));
            }
            return new Progress(leg(visit).journey(), steps);
        });
    }

    private static Progress.PartNow part(Visit visit, Journey.Step of, int step, int part) {
        Optional<TicketState> latest = visit.standing(step, part).stream()
                .reduce((one, later) -> later.stage() == Stage.PASSED_ON ? one : later);
        boolean done = of.either() && visit.isDone(step);
        Progress.Part state = latest.map(ticket -> switch (ticket.stage()) {
                    case SERVED -> Progress.Part.DONE;
                    case SERVING -> Progress.Part.SERVING;
                    case CALLED -> Progress.Part.CALLED;
                    case WAITING, PASSED_ON -> Progress.Part.WAITING;
                    case PARKED -> Progress.Part.PARKED;
                    case NO_SHOW -> Progress.Part.MISSED;
                    case WITHDRAWN, CLOSED -> Progress.Part.LEFT;
                    case VOID -> Progress.Part.NOT_NEEDED;
                })
                .orElse(done ? Progress.Part.NOT_NEEDED : Progress.Part.NEXT);
        return new Progress.PartNow(
                of.parts().get(part),
                state,
                latest.map(ticket -> ticket.ticket().id()));
    }

    private Optional<Visit> visit(TicketId id) {
        Optional<TicketState> first = state.ticket(id).filter(TicketState::confirmed);
        Optional<Journey> journey = first.flatMap(ticket -> ticket.ticket().leg())
                .flatMap(leg -> plan.service(leg.journey()))
                .flatMap(Service::journey);
        return first.isEmpty() || journey.isEmpty()
                ? Optional.empty()
                : Optional.of(new Visit(first.get().ticket(), journey.get(), Visits.tickets(state, id)));
    }

    private List<Fact> due(TicketId id) {
        Optional<Visit> known = visit(id);
        // Whoever has gone is not sent on.
        boolean gone = known.stream()
                .flatMap(visit -> visit.tickets().stream())
                .anyMatch(ticket -> ticket.stage() == Stage.WITHDRAWN || ticket.stage() == Stage.CLOSED);
        if (known.isEmpty() || gone || known.get().isDone(known.get().step())) {
            return List.of();
        }
        Visit visit = known.get();
        int step = visit.step();
        Optional<CallState> ended = ended(visit, step - 1);
        Journey.Step now = visit.journey().steps().get(step);
        int number = visit.tickets().getLast().ticket().number();
        List<Fact> due = new ArrayList<>();
        for (int part = 0; part < now.parts().size(); part++) {
            TicketId next = id(visit, ended, part);
            if (visit.standing(step, part).isEmpty() && state.ticket(next).isEmpty()) {
                Instant since =
                        ended.flatMap(CallState::saidAt).orElse(visit.first().arrivedAt());
                number++;
                Turn turn = new Turn(
                        id, number, since, ended.map(call -> call.call().id()), Optional.empty(), false);
                Ticket ticket = visit.first()
                        .onward(next, now.parts().get(part), visit.first().priority(), turn)
                        .on(new Leg(leg(visit).journey(), step, part, now.either()))
                        .arriving(since.minus(waited(visit, step)));
                due.add(new Fact.TicketTaken(ticket, Paper.NONE));
            }
        }
        return due;
    }

    private static Leg leg(Visit visit) {
        return visit.first().leg().orElseThrow();
    }

    private static TicketId id(Visit visit, Optional<CallState> ended, int part) {
        return ended.map(call -> TicketId.ofStep(call.call().id(), part))
                .orElseGet(() -> TicketId.ofPart(visit.first().id(), part));
    }

    /** The call that ended a step: the last of those that its citizen was served in. */
    private Optional<CallState> ended(Visit visit, int step) {
        return visit.tickets().stream()
                .filter(ticket -> ticket.stage() == Stage.SERVED)
                .filter(ticket ->
                        ticket.ticket().leg().filter(leg -> leg.step() == step).isPresent())
                .flatMap(ticket -> ticket.call().flatMap(state::call).stream())
                .filter(call -> call.saidAt().isPresent())
                .max(Comparator.<CallState, Instant>comparing(
                                call -> call.saidAt().orElseThrow())
                        .thenComparing(call -> call.call().id().value()));
    }

    /**
     * What a citizen has waited before a step: of each step before it the part they waited longest for. Parts of one
     * step are waited for at the same time, and time at a counter is no waiting.
     */
    private Duration waited(Visit visit, int step) {
        Duration sum = Duration.ZERO;
        for (int before = 0; before < step; before++) {
            Map<Integer, Duration> parts = new HashMap<>();
            for (TicketState ticket : visit.tickets()) {
                Optional<CallState> call = ticket.call().flatMap(state::call);
                Leg leg = ticket.ticket().leg().orElse(leg(visit));
                if (leg.step() == before && call.isPresent() && ticket.stage() != Stage.VOID) {
                    Duration wait = Duration.between(
                            ticket.waitsSince(), call.get().call().calledAt());
                    parts.merge(leg.part(), wait.isNegative() ? Duration.ZERO : wait, Duration::plus);
                }
            }
            sum = sum.plus(parts.values().stream().max(Duration::compareTo).orElse(Duration.ZERO));
        }
        return sum;
    }
}
