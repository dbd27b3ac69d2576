package org.paihao.store;

import static org.paihao.store.TestBooks.T0;

import java.time.Instant;
import java.time.InstantSource;
import org.paihao.core.label.Ordinals;

/** Books on one of the two media. */
final class Twin implements AutoCloseable {
    final MediumRig rig;
    private final boolean hub;
    Instant now = T0;
    private long epoch;
    Books books;

    Twin(MediumRig rig, boolean hub) {
        this.rig = rig;
        this.hub = hub;
        this.books = opened();
    }

    private Books opened() {
        InstantSource wall = () -> now;
        epoch++;
        return Books.open(
                rig.medium(),
                hub
                        ? TestBooks.setup("hub", Ordinals.ofHub(1), true, epoch)
                        : TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, epoch),
                new CallerTurns(),
                wall);
    }

    void restart() {
        books.close();
        books = opened();
    }

    @Override
    public void close() {
        books.close();
    }
}
