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
            case Fact.TicketTaken taken ->
                told(
                        HookEvent.TICKET_TAKEN,
                        Map.of(
                                "ticket", taken.ticket().id(),
                                "label", taken.ticket().label(),
                                "service", taken.ticket().service(),
                                "arrivedAt", taken.ticket().arrivedAt(),
                                "channel", taken.ticket().channel()));
            case Fact.TicketWithdrawn left ->
                told(
                        HookEvent.TICKET_WITHDRAWN,
                        Map.of("ticket", left.ticket(), "label", left.label(), "why", left.why()));
            case Fact.TicketCalled called -> told(HookEvent.TICKET_CALLED, call(called.call()));
            case Fact.CallRepeated again -> told(HookEvent.CALL_REPEATED, call(again.call()));
            case Fact.CallArrived arrived -> told(HookEvent.CALL_ARRIVED, call(arrived.call()));
            case Fact.CallFinished finished -> told(HookEvent.CALL_FINISHED, call(finished.call()));
            case Fact.CallUnanswered missed -> told(HookEvent.CALL_UNANSWERED, call(missed.call()));
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
            case Fact.HallEvacuated evacuated -> told(HookEvent.HALL_EVACUATED, Map.of("begun", evacuated.begun()));
            // Whatever is not listed stays in the hall.
            case Fact ignored -> Optional.empty();
        };
    }

    private static Optional<Told> told(HookEvent event, Map<String, Object> data) {
        return Optional.of(new Told(event, data));
    }

    private static Map<String, Object> call(Call call) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("call", call.id());
        data.put("ticket", call.ticket().id());
        data.put("label", call.ticket().label());
        data.put("service", call.ticket().service());
        data.put("counter", call.counter());
        data.put("calledAt", call.calledAt());
        return data;
    }
}
