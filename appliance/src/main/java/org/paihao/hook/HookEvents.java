package org.paihao.hook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.access.HookEvent;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Ticket;
import org.paihao.json.Json;

/** What other systems are told of a fact: which ticket, which counter, when. Nothing about who came, or who served. */
final class HookEvents {
    private HookEvents() {}

    /**
     * One event as it is sent.
     *
     * @param id of the fact, {@code terminal:epoch:seq}: the same when it is sent again
     */
    private record Event(String id, String type, Instant at, String hall, Map<String, Object> data) {}

    /** The body for a fact; empty when nobody is told of its kind, or this hook does not want it. */
    static Optional<byte[]> body(String hall, FactRecord record, Set<HookEvent> wanted) {
        return told(record.fact())
                .filter(told -> wanted.contains(told.event()))
                .map(told -> Json.bytes(new Event(
                        record.key().toString(), Json.dashed(told.event().name()), record.at(), hall, told.data())));
    }

    /** What is told, and as what. */
    private record Told(HookEvent event, Map<String, Object> data) {}

    private static Optional<Told> told(Fact fact) {
        return switch (fact) {
            case Fact.TicketTaken taken -> told(HookEvent.TICKET_TAKEN, taken(taken.ticket()));
            case Fact.TicketWithdrawn left ->
                told(
                        HookEvent.TICKET_WITHDRAWN,
                        Map.of("ticket", left.ticket(), "label", left.label(), "why", left.why()));
            case Fact.TicketCalled called -> told(HookEvent.TICKET_CALLED, call(called.call()));
            case Fact.CallRepeated again -> told(HookEvent.CALL_REPEATED, call(again.call()));
            case Fact.CallArrived arrived -> told(HookEvent.CALL_ARRIVED, call(arrived.call()));
            case Fact.CallFinished finished -> told(HookEvent.CALL_FINISHED, call(finished.call()));
            case Fact.CallUnanswered missed -> told(HookEvent.CALL_UNANSWERED, call(missed.call()));
            case Fact.CallPassed passed -> told(HookEvent.CALL_PASSED, passed(passed));
            case Fact.TicketBack back ->
                told(HookEvent.TICKET_BACK, Map.of("ticket", back.ticket(), "label", back.label()));
            case Fact.DeedUndone undone -> {
                Map<String, Object> data = call(undone.call());
                data.put("deed", undone.deed());
                yield told(HookEvent.DEED_UNDONE, data);
            }
            case Fact.RatingGiven rated ->
                told(
                        HookEvent.RATING_GIVEN,
                        Map.of(
                                "call", rated.event(),
                                "counter", rated.counter(),
                                "service", rated.service(),
                                "level", rated.rating().level()));
            case Fact.CounterOpened opened -> told(HookEvent.COUNTER_OPENED, Map.of("counter", opened.counter()));
            case Fact.CounterClosed closed -> told(HookEvent.COUNTER_CLOSED, Map.of("counter", closed.counter()));
            case Fact.CounterPaused paused -> {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("counter", paused.counter());
                data.put("kind", paused.kind());
                paused.until().ifPresent(until -> data.put("until", until));
                yield told(HookEvent.COUNTER_PAUSED, data);
            }
            case Fact.CounterResumed resumed -> told(HookEvent.COUNTER_RESUMED, Map.of("counter", resumed.counter()));
            case Fact.HallEvacuated evacuated -> told(HookEvent.HALL_EVACUATED, Map.of("begun", evacuated.begun()));
            // Whatever is not listed stays in the hall.
            case Fact ignored -> Optional.empty();
        };
    }

    private static Optional<Told> told(HookEvent event, Map<String, Object> data) {
        return Optional.of(new Told(event, data));
    }

    private static Map<String, Object> taken(Ticket ticket) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("ticket", ticket.id());
        data.put("label", ticket.label());
        data.put("service", ticket.service());
        data.put("arrivedAt", ticket.arrivedAt());
        data.put("channel", ticket.channel());
        visit(data, ticket);
        return data;
    }

    private static Map<String, Object> call(Call call) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("call", call.id());
        data.put("ticket", call.ticket().id());
        data.put("label", call.ticket().label());
        data.put("service", call.ticket().service());
        data.put("counter", call.counter());
        data.put("calledAt", call.calledAt());
        visit(data, call.ticket());
        return data;
    }

    /** Which tickets are one citizen's stay, and which step of a journey this one is for, counted from 1. */
    private static void visit(Map<String, Object> data, Ticket ticket) {
        data.put("visit", ticket.visit());
        ticket.leg().ifPresent(leg -> {
            data.put("journey", leg.journey());
            data.put("step", leg.step() + 1);
        });
    }

    /** How a call ended that did not end the visit: the ticket its citizen waits on with, and until when set aside. */
    private static Map<String, Object> passed(Fact.CallPassed passed) {
        Map<String, Object> data = call(passed.call());
        data.put("how", passed.how());
        data.put("onward", passed.onward().id());
        data.put("onwardService", passed.onward().service());
        passed.onward().only().ifPresent(counter -> data.put("onwardCounter", counter));
        passed.hold().ifPresent(hold -> data.put("until", hold.until()));
        return data;
    }
}
