package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;

/**
 * A call and what came of it.
 *
 * @param made whether the counter's own fact is known; until then it is an offer that lapses at {@code lapsesAt}
 * @param said how its own counter says it ended, and {@code saidAt} when
 * @param outcome how it ended by all that is known: {@code said}, or that its citizen had left, or that another call of
 *     the ticket stands
 * @param rating empty while nobody knows; else whether a rating was received
 */
public record CallState(
        Call call,
        boolean made,
        Instant lapsesAt,
        int recalls,
        Optional<Instant> arrivedAt,
        Optional<Outcome> said,
        Optional<Instant> saidAt,
        Optional<Instant> endedAt,
        Optional<Outcome> outcome,
        Optional<Boolean> rating) {

    static CallState offered(Call call, Instant lapsesAt) {
        return new CallState(
                call,
                false,
                lapsesAt,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static CallState made(Call call) {
        return offered(call, call.calledAt()).confirmed();
    }

    /** Whether somebody stood at the counter. */
    boolean answered() {
        return arrivedAt.isPresent() || said.equals(Optional.of(Outcome.SERVED));
    }

    /** Whether it goes on. */
    boolean isOpen() {
        return outcome.isEmpty();
    }

    /** The counter's own fact is known; an offer that had lapsed is made all the same. */
    CallState confirmed() {
        return new CallState(
                call, true, lapsesAt, recalls, arrivedAt, said, saidAt, Optional.empty(), Optional.empty(), rating);
    }

    CallState recalled(int times) {
        return new CallState(call, made, lapsesAt, times, arrivedAt, said, saidAt, endedAt, outcome, rating);
    }

    CallState arrived(Instant at) {
        return new CallState(call, made, lapsesAt, recalls, Optional.of(at), said, saidAt, endedAt, outcome, rating);
    }

    /** Its counter says how it ended. */
    CallState said(Outcome how, Instant at) {
        return new CallState(
                call, made, lapsesAt, recalls, arrivedAt, Optional.of(how), Optional.of(at), endedAt, outcome, rating);
    }

    /** How it ended by all that is known, or that it goes on. */
    CallState over(Optional<Outcome> how, Optional<Instant> at) {
        return new CallState(call, made, lapsesAt, recalls, arrivedAt, said, saidAt, at, how, rating);
    }

    CallState rated(boolean received) {
        return new CallState(
                call, made, lapsesAt, recalls, arrivedAt, said, saidAt, endedAt, outcome, Optional.of(received));
    }

    /** The same call of a ticket that is known by more than its label now. */
    CallState of(Ticket ticket) {
        Call joined = new Call(call.id(), ticket, call.counter(), call.staff(), call.calledAt());
        return new CallState(joined, made, lapsesAt, recalls, arrivedAt, said, saidAt, endedAt, outcome, rating);
    }
}
