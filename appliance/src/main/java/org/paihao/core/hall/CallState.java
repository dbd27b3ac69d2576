package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;

/**
 * A call and what came of it.
 *
 * @param made whether the counter's own fact is known; until then it is an offer that lapses at {@code lapsesAt}
 * @param rating empty while nobody knows; else whether a rating was received
 */
public record CallState(
        Call call,
        boolean made,
        Instant lapsesAt,
        int recalls,
        Optional<Instant> arrivedAt,
        Optional<Instant> endedAt,
        Optional<Outcome> outcome,
        Optional<Boolean> rating) {

    static CallState offered(Call call, Instant lapsesAt) {
        return new CallState(
                call, false, lapsesAt, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CallState made(Call call) {
        return new CallState(
                call, true, call.calledAt(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    CallState confirmed() {
        return new CallState(call, true, lapsesAt, recalls, arrivedAt, endedAt, outcome, rating);
    }

    CallState recalled(int times) {
        return new CallState(call, made, lapsesAt, times, arrivedAt, endedAt, outcome, rating);
    }

    CallState arrived(Instant at) {
        return new CallState(call, made, lapsesAt, recalls, Optional.of(at), endedAt, outcome, rating);
    }

    CallState over(Outcome how, Instant at) {
        return new CallState(call, made, lapsesAt, recalls, arrivedAt, Optional.of(at), Optional.of(how), rating);
    }

    CallState rated(boolean received) {
        return new CallState(call, made, lapsesAt, recalls, arrivedAt, endedAt, outcome, Optional.of(received));
    }
}
