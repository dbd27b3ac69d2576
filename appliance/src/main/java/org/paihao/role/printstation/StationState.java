package org.paihao.role.printstation;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.PrintCommand;
import org.paihao.core.printjob.PrintDecision;
import org.paihao.core.printjob.PrintDesk;
import org.paihao.core.printjob.PrintJob;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.device.ipp.PrinterHealth;
import org.paihao.document.SpoolFile;

/** All a station knows, under one lock: the desk, whose session it is, the codes, the printer's health. Thread-safe. */
final class StationState {
    private static final System.Logger LOG = System.getLogger(StationState.class.getName());

    private final StationParts parts;
    private final FactQueue facts;
    private final UploadTokens tokens;
    private final ReentrantLock lock = new ReentrantLock();
    /** The open job's session, and the ended one's until its end has been seen. */
    private final Map<JobId, Session> sessions = new HashMap<>();

    private PrintDesk desk;
    private PrinterHealth health = new PrinterHealth.Absent("not asked yet");
    private String code = "";

    /** @param facts gets the facts in order, under the lock; it hands them on later */
    StationState(StationParts parts, FactQueue facts) {
        this.parts = parts;
        this.facts = facts;
        this.tokens = new UploadTokens(parts.random());
        this.desk = PrintDesk.free(parts.quota());
    }

    Instant now() {
        return parts.clock().instant();
    }

    JobId newId() {
        return new JobId(tokens.random());
    }

    PrintView view() {
        lock.lock();
        try {
            Instant at = now();
            return new PrintView(
                    Views.printer(health),
                    desk.quota().remainingPages(),
                    parts.links().upload(tokens.shown(at)).orElse(null),
                    Views.job(desk.job(), name(desk.job()), parts.links(), at));
        } finally {
            lock.unlock();
        }
    }

    UploadView upload(String token) {
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

    /** Decides and applies. */
    PrintDecision apply(PrintCommand command) {
        lock.lock();
        try {
            PrintDecision decision = desk.decide(command, now());
            if (decision instanceof PrintDecision.Accepted(var events)) {
                events.forEach(this::book);
            }
            return decision;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the session the station's one place; else why not. */
    Optional<UploadOutcome> admit(Session session) {
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

    PrintJob job() {
        lock.lock();
        try {
            return desk.job();
        } finally {
            lock.unlock();
        }
    }

    /** True when that makes a difference to what the page shows. */
    boolean seen(PrinterHealth now) {
        lock.lock();
        try {
            boolean news = !Views.printer(health).equals(Views.printer(now));
            health = now;
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** True when the code to be shown is another than when this was last asked. */
    boolean codeHasChanged() {
        lock.lock();
        try {
            String before = code;
            code = tokens.shown(now());
            return !code.equals(before);
        } finally {
            lock.unlock();
        }
    }

    /** Where a checked document's file lies; empty when the job is not checked, or has ended. */
    Optional<Path> file(JobId id, SpoolFile file) {
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

    void wipe() {
        lock.lock();
        try {
            sessions.values().forEach(session -> session.folder().close());
            sessions.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: applies an event with all that hangs on it, so nobody ever sees an ended job with a document. */
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
