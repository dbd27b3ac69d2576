package org.paihao.chaos;

import java.time.Duration;

/** Waiting, in a program nobody interrupts. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void until(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            of(Duration.ofNanos(left));
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
