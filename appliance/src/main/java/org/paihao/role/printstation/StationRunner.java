package org.paihao.role.printstation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.paihao.core.printjob.PrintJobEvent;

/**
 * A {@link PrintStation} with the threads it lives on: two that check, one that owns the printer, one that looks at
 * the clock.
 */
public final class StationRunner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StationRunner.class.getName());
    private static final int CHECK_THREADS = 2;
    /** One job at a time means at most a few checks that were given up and are still being killed. */
    private static final int CHECKS_WAITING_MAX = 4;

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(300);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final PrintStation station;
    private final ExecutorService checks;
    private final ScheduledExecutorService clock;
    private final ScheduledExecutorService printer;

    private StationRunner(StationParts parts) {
        this.checks = new ThreadPoolExecutor(
                CHECK_THREADS,
                CHECK_THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(CHECKS_WAITING_MAX),
                Thread.ofPlatform().daemon().name("document-check-", 0).factory());
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("print-clock").factory());
        this.printer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("print-printer").factory());
        this.station = new PrintStation(parts, checks);
    }

    /** Records what a restart cut short and begins to serve. */
    public static StationRunner start(StationParts parts, List<PrintJobEvent.Released> unfinished) {
        StationRunner runner = new StationRunner(parts);
        runner.station.recover(unfinished);
        runner.clock.scheduleWithFixedDelay(guarded(runner.station::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        runner.printer.scheduleWithFixedDelay(guarded(runner.station::step), 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
        return runner;
    }

    public PrintStation station() {
        return station;
    }

    /** Stops the threads (a check at work is killed with its tools) and wipes the spool. */
    @Override
    public void close() {
        List<ExecutorService> all = List.of(clock, printer, checks);
        all.forEach(ExecutorService::shutdownNow);
        boolean interrupted = false;
        for (ExecutorService executor : all) {
            try {
                if (!executor.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.log(System.Logger.Level.WARNING, "event=print-thread-does-not-stop");
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        station.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The top of a thread: a task that throws would never be run again. */
    @SuppressWarnings("CatchingUnchecked")
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "event=print-task-failed", e);
            }
        };
    }
}
