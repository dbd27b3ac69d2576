package org.paihao.role.printstation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
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
 * The free-print station: one person at a time sends a document from the phone, sees its first page, releases it, and nothing
 * of it is left afterwards. Thread-safe; no method but {@link #upload} waits for a device or a person.
 */
public final class PrintStation implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PrintStation.class.getName());

    private final StationParts parts;
    private final UploadTokens tokens;
    private final UploadReceiver receiver;
    private final FactQueue facts;
    private final PrinterLoop loop;
    private final ReentrantLock lock = new ReentrantLock();
    /** The open job's session, and the ended one's until its end has been seen. */
    private final Map<JobId, Session> sessions = new HashMap<>();

    private PrintDesk desk;
    private String code = "";
    private PrinterHealth health = new PrinterHealth.Absent("not asked yet");

    /** @param checks where documents are checked: a few platform threads (see {@code Sandbox}) behind a bounded queue */
    PrintStation(StationParts parts, Executor checks) {
        this.parts = parts;
        this.tokens = new UploadTokens(parts.random());
        this.receiver = new UploadReceiver(this, parts.check(), parts.clock(), checks);
        this.facts = new FactQueue(parts.facts(), this::notRecorded);
        this.loop = new PrinterLoop(this, parts.printer());
        this.desk = PrintDesk.free(parts.quota());
    }

    /** Records what a restart cut short: jobs whose {@code printjob.released} has no {@code printjob.ended} yet. */
    public void recover(List<PrintJobEvent.Released> unfinished) {
        PrintDesk.afterRestart(unfinished, now()).forEach(facts::add);
        facts.deliver();
    }

    /** What the station's page shows now. */
    public PrintView view() {
        lock.lock();
        try {
            Instant at = now();
            Optional<String> uploadUrl = parts.links().upload(tokens.shown(at));
            PrintView.Printer printer = Views.printer(health);
            int quotaPages = desk.quota().remainingPages();
            return new PrintView(
                    printer,
                    quotaPages,
                    uploadUrl.orElse(null),
                    Views.job(desk.job(), name(desk.job()), parts.links(), at));
        } finally {
            lock.unlock();
        }
    }

    /** What the phone that scanned {@code token} shows now. */
    public UploadView upload(String token) {
        lock.lock();
        try {
            return switch (tokens.use(token, now())) {
                case UploadTokens.Use.Unused() -> Views.waiting();
                case UploadTokens.Use.Bound(var id) -> Views.upload(desk.job(), name(desk.job()));
                case UploadTokens.Use.Over(var last) -> last;
                case UploadTokens.Use.Unknown() -> Views.expired();
            };
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a document in as it comes from the phone; returns when every byte is here, before it has been checked. At most 50 MB
     * are read. {@code name} is what the person calls it, shown on the page and nowhere else.
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
        Session session = new Session(new JobId(tokens.random()), token, DocumentName.shown(name), folder);
        Optional<UploadOutcome> refusal = admit(session);
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
        Optional<Path> file = file(id, SpoolFile.PREVIEW);
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
        if (codeHasChanged()) {
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
        lock.lock();
        try {
            sessions.values().forEach(session -> session.folder().close());
            sessions.clear();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return parts.clock().instant();
    }

    PrintJob job() {
        lock.lock();
        try {
            return desk.job();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the release is safe with its receiver; false when the receiver would not have it. */
    boolean releaseIsRecorded(JobId id) {
        facts.deliver();
        return job() instanceof PrintJob.Released released && released.id().equals(id);
    }

    Path document(JobId id, SpoolFile file) {
        return file(id, file).orElse(Path.of("the-session-has-ended"));
    }

    void seen(PrinterHealth now) {
        boolean news;
        lock.lock();
        try {
            news = !Views.printer(health).equals(Views.printer(now));
            health = now;
        } finally {
            lock.unlock();
        }
        if (news) {
            parts.changed().run();
        }
    }

    PrintDecision apply(PrintCommand command) {
        PrintDecision decision;
        lock.lock();
        try {
            decision = desk.decide(command, now());
            if (decision instanceof PrintDecision.Accepted(var events)) {
                events.forEach(this::book);
            }
        } finally {
            lock.unlock();
        }
        if (decision instanceof PrintDecision.Accepted(var events) && !events.isEmpty()) {
            announce();
        }
        return decision;
    }

    private Optional<UploadOutcome> admit(Session session) {
        lock.lock();
        try {
            switch (tokens.use(session.token(), now())) {
                case UploadTokens.Use.Unused _ -> {}
                case UploadTokens.Use.Over(var last) when last.state().equals("failed") -> {}
                case UploadTokens.Use.Bound _ -> {
                    return Optional.of(new UploadOutcome.Busy());
                }
                case UploadTokens.Use _ -> {
                    return Optional.of(new UploadOutcome.Expired());
                }
            }
            PrintDecision decision = desk.decide(new PrintCommand.Receive(session.id()), now());
            if (!(decision instanceof PrintDecision.Accepted(var events))) {
                return Optional.of(new UploadOutcome.Busy());
            }
            sessions.put(session.id(), session);
            tokens.bind(session.token(), session.id());
            events.forEach(this::book);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: applies an event with all that hangs on it, so that nobody ever sees an ended job with a document. */
    private void book(PrintJobEvent event) {
        desk = desk.evolve(event);
        switch (event) {
            case PrintJobEvent.Ended ended -> {
                wipe(ended);
                facts.add(ended);
            }
            case PrintJobEvent.Released released -> facts.add(released);
            case PrintJobEvent.Cleared(var id, var at) -> sessions.remove(id);
            case PrintJobEvent _ -> {}
        }
    }

    private void wipe(PrintJobEvent.Ended ended) {
        Session session = sessions.get(ended.id());
        if (session == null) {
            throw new IllegalStateException("a job without a session ended: " + ended.id());
        }
        tokens.over(session.token(), Views.upload(desk.job(), session.name()));
        try {
            session.folder().close();
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.ERROR, "event=document-not-wiped job=" + ended.id(), e);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "event=print-job-ended job={0} outcome={1} pages={2}",
                ended.id(),
                ended.ending().word(),
                ended.printedPages());
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

    private boolean codeHasChanged() {
        lock.lock();
        try {
            String before = code;
            code = tokens.shown(now());
            return !code.equals(before);
        } finally {
            lock.unlock();
        }
    }

    private ActionOutcome outcome(PrintCommand command) {
        return switch (apply(command)) {
            case PrintDecision.Accepted _ -> new ActionOutcome.Done();
            case PrintDecision.Refused(var why) -> new ActionOutcome.Refused(why);
        };
    }

    private Optional<Path> file(JobId id, SpoolFile file) {
        lock.lock();
        try {
            boolean checked = desk.job() instanceof PrintJob.Ready || desk.job() instanceof PrintJob.Ordered;
            return checked
                    ? Optional.ofNullable(sessions.get(id))
                            .map(session -> session.folder().path(file))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private String name(PrintJob job) {
        return switch (job) {
            case PrintJob.None() -> "";
            case PrintJob.Open open -> name(open.id());
            case PrintJob.Ended ended -> name(ended.id());
        };
    }

    private String name(JobId id) {
        return Optional.ofNullable(sessions.get(id)).map(Session::name).orElse("");
    }
}
