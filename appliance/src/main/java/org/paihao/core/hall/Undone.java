package org.paihao.core.hall;

import java.util.Optional;
import org.paihao.core.id.TicketId;

/** What a hall is like after the staff of a counter took back what they did last. */
final class Undone {
    private Undone() {}

    static HallState of(HallState state, CallState call, Deed.Kind deed) {
        HallState next = switch (deed) {
            case CALLED -> neverCalled(state, call);
            case ARRIVED -> Standing.settled(state, call.notArrived());
            case ENDED -> goesOn(state, call);
        };
        var counter = call.call().counter();
        return next.withCounter(counter, next.counter(counter).did(Optional.empty()));
    }

    private static HallState neverCalled(HallState state, CallState call) {
        TicketId id = call.call().ticket().id();
        var at = Optional.of(call.call().calledAt());
        CallState over = call.said(Outcome.UNDONE, call.call().calledAt()).over(Optional.of(Outcome.UNDONE), at);
        HallState next = Standing.released(state, call).withCall(over);
        return next.ticket(id)
                .map(ticket -> Standing.settle(
                        next.withTicket(ticket.notCalledBy(call.call().id())), id))
                .orElse(next);
    }

    /** Whoever the call had passed on, or who came back after it, does not wait elsewhere any more. */
    private static HallState goesOn(HallState state, CallState call) {
        HallState next = Standing.settled(state, call.unsaid());
        HallState without =
                call.onward().map(onward -> Standing.settle(next, onward)).orElse(next);
        return Standing.settle(without, TicketId.ofComeBack(call.call().id()));
    }
}
