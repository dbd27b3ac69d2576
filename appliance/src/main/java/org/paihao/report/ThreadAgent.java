package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An {@link Agent} with a thread of its own, which sleeps until there is work or its turn has come. */
final class ThreadAgent implements Agent {
    /** Work in one batch: a stream of it that never ends must not keep the logic from its turn. */
    private static final int BATCH_MAX = 1_024;
    /** After a turn that failed, by a disk perhaps: soon enough, and no busy loop. */
    private static final Duration TRY_AGAIN = Duration.ofMillis(100);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(ThreadAgent.class.getName());

    private final String name;
    private final Thread.Builder threads;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;
    private volatile boolean closing;

    private ThreadAgent(String name, Thread.Builder threads) {
        this.name = name;
        this.threads = threads;
    }

    /** For a terminal, which has little to do. */
    static ThreadAgent virtual(String name) {
        return new ThreadAgent(name, Thread.ofVirtual());
    }

    /** For the hub, which is to be seen in a thread dump and waits for its disk. */
    static ThreadAgent platform(String name) {
        return new ThreadAgent(name, Thread.ofPlatform());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void start(Turn turn) {
        thread = threads.name(name).start(() -> run(turn));
    }

    @Override
    public void execute(Runnable work) {
        inbox.add(work);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        Thread.ofVirtual().start(() -> {
            if (delay.isPositive()) {
                try {
                    Thread.sleep(delay);
                } catch (InterruptedException e) {
                    return;
                }
            }
            guarded(work);
        });
    }

    private void run(Turn turn) {
        long waitNanos = 0;
        while (!closing) {
            try {
                Runnable next = waitNanos <= 0 ? inbox.poll() : inbox.poll(waitNanos, TimeUnit.NANOSECONDS);
                for (int done = 0; next != null; next = ++done < BATCH_MAX ? inbox.poll() : null) {
                    guarded(next);
                }
                waitNanos = turn.turn();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "event=agent-turn-failed agent=" + name, e);
                waitNanos = TRY_AGAIN.toNanos();
            }
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event=agent-work-failed agent=" + name, e);
        }
    }

    @Override
    public void close() {
        closing = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
