package org.paihao.role.printstation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintCommand;
import org.paihao.core.printjob.PrintDecision;
import org.paihao.core.printjob.PrintDesk;
import org.paihao.core.printjob.PrintJob;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.core.printjob.Sides;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.document.SpoolFile;
import org.paihao.document.SpoolFolder;

/**
 * The free-print station: one person at a time sends a document from the phone, sees its first page, releases it, and
 * nothing of it is left afterwards. Thread-safe; no method but {@link #upload} waits for a device or a person.
 */
public final class PrintStation implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PrintStation.class.getName());

    private final StationParts parts;
    private final StationState state;
    private final UploadReceiver receiver;
    private final FactQueue facts;
    private final PrinterLoop loop;
    /** @param checks where documents are checked: a few platform threads (see {@code Sandbox}), a bounded queue */
    PrintStation(StationParts parts, Executor checks) {
        this.parts = parts;
        this.receiver = new UploadReceiver(this, parts.check(), parts.clock(), checks);
        this.facts = new FactQueue(parts.facts(), this::notRecorded);
        this.state = new StationState(parts, facts);
        this.loop = new PrinterLoop(this, parts.printer());
    }

    /** Records what a restart cut short: jobs whose {@code printjob.released} has no {@code printjob.ended} yet. */
    public void recover(List<PrintJobEvent.Released> unfinished) {
        PrintDesk.afterRestart(unfinished, now()).forEach(facts::add);
        facts.deliver();
    }

    /** What the station's page shows now. */
    public PrintView view() {
        return state.view();
    }

    /** What the phone that scanned {@code token} shows now. */
    public UploadView upload(String token) {
        return state.upload(token);
    }

    /**
     * Takes a document in as it comes from the phone; returns when every byte is here, before it has been checked. At
     * most 50 MB are read. {@code name} is what the person calls it, shown on the page and nowhere else.
     */
    public UploadOutcome upload(String token, InputStream body, String name) {
        if (upload(token).equals(Views.expired())) {
            return new UploadOutcome.Expired();
        }
        SpoolFolder folder;
        try {
            folder = parts.spool().newFolder();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "event=spool-unusable", e);
            return new UploadOutcome.Refused(JobReason.CHECK_FAILED);
        }
        Session session = new Session(state.newId(), token, DocumentName.shown(name), folder);
        Optional<UploadOutcome> refusal = state.admit(session);
        if (refusal.isPresent()) {
            folder.close();
            return refusal.get();
        }
        announce();
        return receiver.receive(session, body);
    }

    public ActionOutcome release(JobId id, int copies, Sides sides) {
        return outcome(new PrintCommand.Release(id, copies, sides));
    }

    /** Ends the job and wipes its document; a job that has ended already is cleared from the page. */
    public ActionOutcome cancel(JobId id) {
        return outcome(new PrintCommand.Cancel(id));
    }

    /** Somebody is at the page: the file is not idle. */
    public ActionOutcome touch(JobId id) {
        return outcome(new PrintCommand.Touch(id));
    }

    /** Page 1 as PNG while the job is open and has been checked. */
    public Optional<byte[]> preview(JobId id) {
        Optional<Path> file = state.file(id, SpoolFile.PREVIEW);
        try {
            return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new day, or a new setting. */
    public void renewQuota(int pages) {
        apply(new PrintCommand.RenewQuota(pages));
    }

    /** Lets the clock end what has lain too long; to be called about every second. */
    public void tick() {
        apply(new PrintCommand.Tick());
        if (state.codeHasChanged()) {
            parts.changed().run();
        }
    }

    /** Does the next thing about the printer; to be called a few times a second, always by the same thread. */
    public void step() {
        loop.step();
    }

    /** Wipes what is there. A job the printer has goes on there, and is recorded as unknown at the next start. */
    @Override
    public void close() {
        state.wipe();
    }

    Instant now() {
        return state.now();
    }

    PrintJob job() {
        return state.job();
    }

    /** Waits until the release is safe with its receiver; false when the receiver would not have it. */
    boolean releaseIsRecorded(JobId id) {
        facts.deliver();
        return job() instanceof PrintJob.Released released && released.id().equals(id);
    }

    Path document(JobId id, SpoolFile file) {
        return state.file(id, file).orElse(Path.of("the-session-has-ended"));
    }

    void seen(PrinterHealth now) {
        if (state.seen(now)) {
            parts.changed().run();
        }
    }

    PrintDecision apply(PrintCommand command) {
        PrintDecision decision = state.apply(command);
        if (decision instanceof PrintDecision.Accepted(var events) && !events.isEmpty()) {
            announce();
        }
        return decision;
    }

    private void announce() {
        facts.deliver();
        parts.changed().run();
    }

    /** A release that is not recorded is not printed: nobody could say afterwards what became of it. */
    private void notRecorded(PrintJobEvent.Fact fact) {
        if (fact instanceof PrintJobEvent.Released released) {
            apply(new PrintCommand.PrinterRefused(released.id(), JobReason.PRINTER_FAILED));
        }
    }

    private ActionOutcome outcome(PrintCommand command) {
        return switch (apply(command)) {
            case PrintDecision.Accepted _ -> new ActionOutcome.Done();
            case PrintDecision.Refused(var why) -> new ActionOutcome.Refused(why);
        };
    }
}
