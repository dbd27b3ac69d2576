package org.paihao.device.printer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;
import org.paihao.device.port.PortFactory;
import org.paihao.device.port.PortKeeper;
import org.paihao.device.port.SerialLink;
import org.paihao.device.printer.PrintOutcome.Refused;
import org.paihao.device.printer.PrintOutcome.Unsure;
import org.paihao.device.printer.PrinterHealth.State;
import org.paihao.ticket.Line;
import org.paihao.ticket.TicketLayout;

/**
 * Owner of one ticket printer: a thread that opens the line and opens it again when it comes back, asks every two
 * seconds how the printer is, and prints what stands in a small inbox, one slip at a time.
 */
public final class PrinterDriver implements TicketPrinter, AutoCloseable {
    /** A citizen waits in front of it: more than a few slips in a queue means that nothing is moving. */
    private static final int INBOX_SLIPS = 8;

    private static final Duration POLL_PERIOD = Duration.ofSeconds(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);
    private static final int CLEAR_TRIES = 3;
    private static final int PROCESS_IDS = 10_000;
    private static final System.Logger LOG = System.getLogger(PrinterDriver.class.getName());

    private final PrinterProfile profile;
    private final SerialLink link;
    private final InstantSource clock;
    private final Consumer<PrinterHealth> listener;
    private final ArrayBlockingQueue<Item> inbox = new ArrayBlockingQueue<>(INBOX_SLIPS);
    private final PortKeeper keeper;
    private final Thread owner;
    private volatile PrinterHealth health;
    private volatile boolean stopping;
    private @Nullable PrinterTalk talk;
    private long nextPollNanos = System.nanoTime();
    private int clearsDue;
    private boolean told;
    private int lastProcessId = (int) Math.floorMod(System.nanoTime(), (long) PROCESS_IDS);

    private record Item(String jobId, TicketLayout layout, CompletableFuture<PrintOutcome> outcome) {}

    /**
     * Starts the owner thread.
     *
     * @param listener told about every change of health, on the owner's thread: it must only hand the news on
     */
    public PrinterDriver(
            PrinterProfile profile,
            String path,
            PortFactory ports,
            InstantSource clock,
            Consumer<PrinterHealth> listener) {
        this.profile = profile;
        this.link = profile.line().at(path);
        this.clock = clock;
        this.listener = listener;
        this.health = new PrinterHealth(State.ABSENT, Optional.of(PrinterReason.GONE), clock.instant());
        this.keeper = new PortKeeper(ports, link, this::lineChanged);
        this.owner = Thread.ofPlatform().daemon().name("printer " + path).unstarted(this::run);
        owner.start();
    }

    @Override
    public CompletableFuture<PrintOutcome> print(String jobId, TicketLayout layout) {
        CompletableFuture<PrintOutcome> outcome = new CompletableFuture<>();
        if (stopping) {
            outcome.complete(new Refused(PrinterReason.STOPPED));
        } else if (!inbox.offer(new Item(jobId, layout, outcome))) {
            outcome.complete(new Refused(PrinterReason.BUSY));
        } else if (stopping) {
            refuseRest();
        }
        return outcome;
    }

    @Override
    public int columns() {
        return profile.columns();
    }

    @Override
    public PrinterHealth health() {
        return health;
    }

    private void run() {
        // Loads the classes and the GB18030 table before somebody stands there and waits.
        EscPos.encode(List.of(new Line.Rule(Line.Stroke.SOLID), new Line.Cut(Line.Blade.PARTIAL)), profile, "0000");
        while (!stopping) {
            try {
                Item item = inbox.poll(untilNextTask().toNanos(), TimeUnit.NANOSECONDS);
                if (item != null) {
                    serve(item);
                } else {
                    tend();
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
        refuseRest();
        keeper.close();
    }

    private Duration untilNextTask() {
        if (talk == null) {
            return keeper.untilNextTry();
        }
        return Duration.ofNanos(Math.max(0, nextPollNanos - System.nanoTime()));
    }

    private void serve(Item item) {
        PrintOutcome outcome;
        try {
            outcome = print(item);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "print-failed job=" + item.jobId(), e);
            clearsDue = CLEAR_TRIES;
            outcome = new Unsure(PrinterReason.BROKEN, false);
        }
        LOG.log(System.Logger.Level.INFO, "print job={0} outcome={1}", item.jobId(), outcome);
        item.outcome().complete(outcome);
    }

    private PrintOutcome print(Item item) {
        Optional<PrinterTalk> open = openTalk();
        if (open.isEmpty()) {
            return new Refused(PrinterReason.GONE);
        }
        if (clearsDue > 0) {
            poll(open.get());
        }
        if (talk == null) {
            return new Refused(PrinterReason.GONE);
        }
        lastProcessId = (lastProcessId + 1) % PROCESS_IDS;
        String processId = String.format("%04d", lastProcessId);
        EscPos.Job job = EscPos.encode(item.layout().lines(), profile, processId);
        PrintRun run = new PrintRun(open.get(), profile, link, this::seen);
        PrintOutcome outcome = run.print(job, processId);
        if (run.isDirty(outcome)) {
            clearsDue = CLEAR_TRIES;
        }
        if (run.isLineGone()) {
            lose(new PortException(link.path() + ": gone while printing"));
        }
        nextPollNanos = System.nanoTime() + POLL_PERIOD.toNanos();
        return outcome;
    }

    private Optional<PrinterTalk> openTalk() {
        Optional<Port> port = keeper.port();
        PrinterTalk current = talk;
        if (port.isPresent() && current == null) {
            current = new PrinterTalk(port.get());
            talk = current;
            nextPollNanos = System.nanoTime();
        }
        return Optional.ofNullable(current);
    }

    private void tend() {
        openTalk().ifPresent(open -> {
            if (System.nanoTime() - nextPollNanos >= 0) {
                poll(open);
                nextPollNanos = System.nanoTime() + POLL_PERIOD.toNanos();
            }
        });
    }

    /** Asks how the printer is; when it answers, first gets rid of what an interrupted slip may have left in it. */
    private void poll(PrinterTalk open) {
        try {
            if (!profile.answersStatus()) {
                open.port().outstanding();
                seen(Optional.of(PrinterStatus.CLEAN));
                return;
            }
            Optional<PrinterStatus> status = open.ask(1, 2, 3, 4).or(() -> open.ask(1, 2, 3, 4));
            if (status.isPresent() && clearsDue > 0) {
                clearsDue = profile.clears() && !open.clear() ? clearsDue - 1 : 0;
            }
            seen(status);
        } catch (PortException e) {
            lose(e);
        }
    }

    private void lose(PortException why) {
        talk = null;
        keeper.lost(why);
    }

    private void lineChanged(PortKeeper.State state) {
        switch (state) {
            case PortKeeper.State.Open ignored ->
                LOG.log(System.Logger.Level.INFO, "printer-line-open path={0}", link.path());
            case PortKeeper.State.Absent absent -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "printer-line-absent path={0} reason={1}",
                        link.path(),
                        absent.reason());
                become(State.ABSENT, Optional.of(PrinterReason.GONE));
            }
        }
    }

    private void seen(Optional<PrinterStatus> status) {
        if (status.isEmpty()) {
            become(State.STALE, Optional.of(PrinterReason.NO_ANSWER));
            return;
        }
        Optional<PrinterReason> fault = status.get().fault();
        if (fault.isPresent()) {
            become(State.FAULT, fault);
        } else if (status.get().paperNearEnd()) {
            become(State.ATTENTION, Optional.of(PrinterReason.PAPER_NEAR_END));
        } else {
            become(State.READY, Optional.empty());
        }
    }

    private void become(State state, Optional<PrinterReason> reason) {
        // Before the first try nothing was known, whatever the health said.
        if (!told || health.state() != state || !health.reason().equals(reason)) {
            told = true;
            PrinterHealth now = new PrinterHealth(state, reason, clock.instant());
            health = now;
            listener.accept(now);
        }
    }

    private void refuseRest() {
        List<Item> rest = new ArrayList<>();
        inbox.drainTo(rest);
        rest.forEach(item -> item.outcome().complete(new Refused(PrinterReason.STOPPED)));
    }

    /** Stops the owner thread; a slip that is being printed ends unsure. */
    @Override
    public void close() {
        stopping = true;
        owner.interrupt();
        try {
            owner.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
