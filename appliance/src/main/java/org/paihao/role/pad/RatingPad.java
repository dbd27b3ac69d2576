package org.paihao.role.pad;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Outcome;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Live;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.LiveBus;

/**
 * Asks for a rating after each service event of its counter. One rating an event, and none that nobody gave: when the
 * time is over the event is stored as unrated (未评). Thread-safe.
 */
public final class RatingPad {
    /** Whichever way the pad is asked, an event is answered under this key, so it is answered once. */
    private static final String KEY = "rating:";

    private final CounterId counter;
    private final Journal journal;
    private final HallClock clock;
    private final Supplier<Duration> patience;
    private final Executor aside;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Prompt> prompt = Optional.empty();

    /**
     * @param patience how long an applicant has, as the plan says now; every touch on the page starts it anew
     * @param aside runs what a live word brings about: the link's thread must not wait for the books
     */
    public RatingPad(
            CounterId counter,
            Journal journal,
            LiveBus live,
            HallClock clock,
            Supplier<Duration> patience,
            Executor aside) {
        this.counter = counter;
        this.journal = journal;
        this.clock = clock;
        this.patience = patience;
        this.aside = aside;
        live.listen(heard -> hear(heard.live()));
    }

    /** What is to be rated now. */
    public record Prompt(CallId event, Label label, ServiceId service, Instant askedAt, Instant until) {}

    /** The answer to a rating. */
    public enum Answer {
        TAKEN,
        /** The event has its one rating, or was left unrated. */
        ALREADY,
        /** Nothing of that id is to be rated here. */
        UNKNOWN,
        /** A negative rating needs a tag or a text. */
        INCOMPLETE
    }

    /** Told when the prompt changed: only mark and wake. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public synchronized Optional<Prompt> prompt() {
        return prompt;
    }

    /** Events of this counter that ended while the box was off, or just before: nobody rated them. Called at start. */
    public void closeOpenEvents() {
        for (CallState call : journal.state().calls().values()) {
            boolean open = call.call().counter().equals(counter)
                    && call.outcome().equals(Optional.of(Outcome.SERVED))
                    && call.rating().isEmpty();
            if (open) {
                missing(
                        new Prompt(
                                call.call().id(),
                                call.call().ticket().label(),
                                call.call().ticket().service(),
                                call.endedAt().orElse(clock.now()),
                                clock.now()),
                        false,
                        "restart");
            }
        }
    }

    private void hear(Live live) {
        if (live instanceof Live.Finished finished && finished.counter().equals(counter)) {
            Instant now = clock.now();
            Optional<Prompt> before;
            synchronized (this) {
                if (prompt.filter(asked -> asked.event().equals(finished.call()))
                        .isPresent()) {
                    return;
                }
                before = prompt;
                prompt = Optional.of(new Prompt(
                        finished.call(), finished.label(), finished.service(), now, now.plus(patience.get())));
            }
            before.ifPresent(old -> aside.execute(() -> missing(old, false, "next")));
            changed();
        }
        if (live instanceof Live.Undone undone && undone.counter().equals(counter)) {
            synchronized (this) {
                prompt = prompt.filter(asked -> !asked.event().equals(undone.call()));
            }
            changed();
        }
    }

    /** A touch on the page: the applicant is still there. */
    public void touched(CallId event) {
        synchronized (this) {
            prompt = prompt.map(asked -> asked.event().equals(event)
                    ? new Prompt(
                            asked.event(),
                            asked.label(),
                            asked.service(),
                            asked.askedAt(),
                            clock.now().plus(patience.get()))
                    : asked);
        }
        changed();
    }

    /**
     * Takes a rating.
     *
     * @param key the client's idempotency key: the same one again is the same rating
     */
    public Answer rate(CallId event, Rating rating, By by, String key) {
        if (!rating.complete() && by == By.PAGE) {
            return Answer.INCOMPLETE;
        }
        Optional<Prompt> asked = prompt().filter(now -> now.event().equals(event));
        if (asked.isEmpty()) {
            return answeredBefore(event, key);
        }
        Prompt now = asked.get();
        return settle(now, key, new Fact.RatingGiven(event, counter, now.service(), rating, by, now.askedAt()));
    }

    /** A key of a hardware pad was pressed: it rates what is asked for now, and nothing otherwise. */
    public Answer press(Level level, By by, String key) {
        Optional<Prompt> now = prompt();
        return now.isEmpty()
                ? Answer.UNKNOWN
                : rate(now.get().event(), new Rating(level, List.of(), Optional.empty()), by, key);
    }

    /** 这次不评: as easy as a face. */
    public Answer decline(CallId event, String key) {
        Optional<Prompt> asked = prompt().filter(now -> now.event().equals(event));
        return asked.isEmpty() ? answeredBefore(event, key) : missing(asked.get(), true, key);
    }

    /** Time has passed. Called every second or so. */
    public void tick() {
        prompt().filter(asked -> !clock.now().isBefore(asked.until()))
                .ifPresent(asked -> missing(asked, false, "timeout"));
    }

    private Answer missing(Prompt asked, boolean declined, String key) {
        return settle(
                asked, key, new Fact.RatingMissing(asked.event(), counter, asked.service(), declined, asked.askedAt()));
    }

    private Answer settle(Prompt asked, String key, Fact fact) {
        try {
            journal.once(new Journal.RequestKey(KEY + asked.event(), key), entry -> {
                entry.record(fact, clock.now());
                return new Journal.Answer(201, "");
            });
            clear(asked);
            return Answer.TAKEN;
        } catch (KeyReusedException e) {
            clear(asked);
            return Answer.ALREADY;
        }
    }

    /** A retry of a rating that was taken gets the same answer; anything else about that event comes too late. */
    private Answer answeredBefore(CallId event, String key) {
        try {
            return journal.answered(new Journal.RequestKey(KEY + event, key)).isPresent()
                    ? Answer.TAKEN
                    : Answer.UNKNOWN;
        } catch (KeyReusedException e) {
            return Answer.ALREADY;
        }
    }

    private void clear(Prompt settled) {
        synchronized (this) {
            if (prompt.filter(asked -> asked.event().equals(settled.event())).isPresent()) {
                prompt = Optional.empty();
            }
        }
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
