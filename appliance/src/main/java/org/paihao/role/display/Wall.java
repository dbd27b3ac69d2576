package org.paihao.role.display;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.paihao.core.id.CounterId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.Live;
import org.paihao.role.LiveBus;

/**
 * The calls a hall screen shows, newest first, each with a number that rises, also over a restart of the box: the page
 * announces what it has not announced yet, one after the other. Thread-safe.
 */
public final class Wall {
    private final Predicate<CounterId> shows;
    private final Supplier<Instant> now;
    /** A code is shown for a minute and taken for another. */
    private static final Duration ENTRY_GOOD = Duration.ofSeconds(60);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Shown> calls = new ArrayList<>();
    private Optional<Entry> entry = Optional.empty();
    private long heard;

    /**
     * @param shows whether this screen shows calls of a counter: its zones are set in the plan
     * @param now by which calls are numbered; a clock that is set back costs nothing but a number that falls
     */
    public Wall(LiveBus live, Predicate<CounterId> shows, Supplier<Instant> now) {
        this.shows = shows;
        this.now = now;
        live.listen(word -> {
            if (word.live() instanceof Live.Called called) {
                add(called.label(), called.counter(), called.at(), called.recalls() > 0);
            }
        });
    }

    /**
     * One call on the screen.
     *
     * @param n rises with each call or recall this screen has heard, by the millisecond it was heard at: what is heard
     *     after a restart is above all that was heard before; 0 and less for what was only remembered
     */
    public record Shown(long n, Label label, CounterId counter, Instant at, boolean recall) {}

    /** Told when a call was heard: only mark and wake. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Where phones may take a ticket now, as the hub tells. */
    public void entry(String address, Instant now) {
        boolean changed;
        synchronized (this) {
            changed = !entry.map(Entry::address).equals(Optional.of(address));
            entry = Optional.of(new Entry(address, now));
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** What the screen's QR opens; empty when the hub has told nothing for longer than a code is good. */
    public synchronized Optional<String> entry(Instant now) {
        return entry.filter(told -> now.isBefore(told.at().plus(ENTRY_GOOD))).map(Entry::address);
    }

    private record Entry(String address, Instant at) {}

    /** Newest first. */
    public synchronized List<Shown> calls() {
        return calls.stream().filter(call -> shows.test(call.counter())).toList();
    }

    /** After a start: the calls the board remembers, shown but long announced. */
    public void remember(Board board) {
        synchronized (this) {
            if (!calls.isEmpty() || board.calls().isEmpty()) {
                return;
            }
            for (Board.BoardCall call : board.calls()) {
                calls.addLast(new Shown(-calls.size(), call.label(), call.counter(), call.at(), call.recall()));
            }
        }
        listeners.forEach(Runnable::run);
    }

    private void add(Label label, CounterId counter, Instant at, boolean recall) {
        synchronized (this) {
            calls.removeIf(call -> call.label().equals(label));
            heard = Math.max(heard + 1, now.get().toEpochMilli());
            calls.addFirst(new Shown(heard, label, counter, at, recall));
            while (calls.size() > Board.CALLS_MAX) {
                calls.removeLast();
            }
        }
        listeners.forEach(Runnable::run);
    }
}
