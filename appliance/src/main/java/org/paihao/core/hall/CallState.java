package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.TicketId;

/**
 * A call and what came of it.
 *
 * @param made whether the counter's own fact is known; until then it is an offer that lapses at {@code lapsesAt}
 * @param calledAt when it was last called, recalls included
 * @param said how its own counter says it ended, and {@code saidAt} when
 * @param outcome how it ended by all that is known: {@code said}, or that its citizen had left, or that another call of
 *     the ticket stands
 * @param onward the further ticket its citizen waits on as
 * @param forgotten that it was ended by itself, because nobody did: its times are nobody's
 * @param rating empty while nobody knows; else whether a rating was received
 */
public record CallState(
        Call call,
        boolean made,
        Instant lapsesAt,
        int recalls,
        Instant calledAt,
        Optional<Instant> arrivedAt,
        Optional<Outcome> said,
        Optional<Instant> saidAt,
        Optional<Instant> endedAt,
        Optional<Outcome> outcome,
        Optional<TicketId> onward,
        boolean forgotten,
        Optional<Boolean> rating) {

    static CallState offered(Call call, Instant lapsesAt) {
        return new CallState(
                call,
                false,
                lapsesAt,
                0,
                call.calledAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    static CallState made(Call call) {
        return offered(call, call.calledAt()).confirmed();
    }

    /** Whether somebody stood at the counter. */
    boolean answered() {
        return arrivedAt.isPresent()
                || said.filter(CallState::meansSomebodyCame).isPresent();
    }

    private static boolean meansSomebodyCame(Outcome said) {
        return switch (said) {
            case SERVED, PARKED, TRANSFERRED -> true;
            case NO_SHOW, WITHDRAWN, CLOSED, DOUBLE, RETURNED, UNDONE -> false;
        };
    }

    /** Whether it goes on. */
    boolean isOpen() {
        return outcome.isEmpty();
    }

    /** The counter's own fact is known; an offer that had lapsed is made all the same. */
    CallState confirmed() {
        return new CallState(
                call,
                true,
                lapsesAt,
                recalls,
                calledAt,
                arrivedAt,
                said,
                saidAt,
                Optional.empty(),
                Optional.empty(),
                onward,
                forgotten,
                rating);
    }

    CallState recalled(int times, Instant at) {
        return new CallState(
                call, made, lapsesAt, times, at, arrivedAt, said, saidAt, endedAt, outcome, onward, forgotten, rating);
    }

    CallState arrived(Instant at) {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                Optional.of(at),
                said,
                saidAt,
                endedAt,
                outcome,
                onward,
                forgotten,
                rating);
    }

    /** Its counter says how it ended. */
    CallState said(Outcome how, Instant at) {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                arrivedAt,
                Optional.of(how),
                Optional.of(at),
                endedAt,
                outcome,
                onward,
                forgotten,
                rating);
    }

    /** Its counter passed its citizen on. */
    CallState passed(Outcome how, TicketId to, Optional<Instant> arrived, Instant at) {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                arrived,
                Optional.of(how),
                Optional.of(at),
                endedAt,
                outcome,
                Optional.of(to),
                false,
                rating);
    }

    /** Its counter took back how it ended. */
    CallState unsaid() {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                arrivedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                rating);
    }

    /** Its counter took back that somebody had come. */
    CallState notArrived() {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                Optional.empty(),
                said,
                saidAt,
                endedAt,
                outcome,
                onward,
                forgotten,
                rating);
    }

    /** Nobody ended it: what it says of times is not counted. */
    CallState left() {
        return new CallState(
                call, made, lapsesAt, recalls, calledAt, arrivedAt, said, saidAt, endedAt, outcome, onward, true,
                rating);
    }

    /** How it ended by all that is known, or that it goes on. */
    CallState over(Optional<Outcome> how, Optional<Instant> at) {
        return new CallState(
                call, made, lapsesAt, recalls, calledAt, arrivedAt, said, saidAt, at, how, onward, forgotten, rating);
    }

    CallState rated(boolean received) {
        return new CallState(
                call,
                made,
                lapsesAt,
                recalls,
                calledAt,
                arrivedAt,
                said,
                saidAt,
                endedAt,
                outcome,
                onward,
                forgotten,
                Optional.of(received));
    }

    /** The same call of a ticket that is known by more than its label now. */
    CallState of(Ticket ticket) {
        Call joined = new Call(call.id(), ticket, call.counter(), call.staff(), call.calledAt());
        return new CallState(
                joined, made, lapsesAt, recalls, calledAt, arrivedAt, said, saidAt, endedAt, outcome, onward, forgotten,
                rating);
    }
}
