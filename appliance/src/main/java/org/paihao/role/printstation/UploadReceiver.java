package org.paihao.role.printstation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintCommand;
import org.paihao.core.printjob.PrintDecision;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.document.IntakeRefusal;
import org.paihao.document.IntakeResult;
import org.paihao.document.SandboxException;
import org.paihao.document.SpoolFile;
import org.paihao.document.SpoolFullException;

/** From the first byte of an upload to the end of its check. */
final class UploadReceiver {
    private static final System.Logger LOG = System.getLogger(UploadReceiver.class.getName());
    private static final int CHUNK_BYTES = 64 * 1024;
    /** Bytes that come in keep the job alive, but need not be said more often. */
    private static final Duration TOUCH_EVERY = Duration.ofSeconds(2);

    private final PrintStation station;
    private final DocumentCheck check;
    private final InstantSource clock;
    private final Executor checks;

    UploadReceiver(PrintStation station, DocumentCheck check, InstantSource clock, Executor checks) {
        this.station = station;
        this.check = check;
        this.clock = clock;
        this.checks = checks;
    }

    /** The job has been received at the desk; whatever happens here, it is checked or ended. */
    UploadOutcome receive(Session session, InputStream body) {
        JobId id = session.id();
        boolean settled = false;
        try {
            boolean whole = copy(session, body);
            settled = true;
            return whole ? uploaded(session) : refuse(id, JobReason.TOO_LARGE);
        } catch (SpoolFullException e) {
            settled = true;
            LOG.log(System.Logger.Level.ERROR, "event=spool-full job={0}", id);
            return refuse(id, JobReason.CHECK_FAILED);
        } catch (IOException e) {
            return new UploadOutcome.Lost();
        } finally {
            if (!settled) {
                station.apply(new PrintCommand.UploadLost(id));
            }
        }
    }

    /** False when there is more than allowed. */
    private boolean copy(Session session, InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long copied = 0;
        Instant touchAt = clock.instant().plus(TOUCH_EVERY);
        try (OutputStream out = session.folder().create(SpoolFile.UPLOAD)) {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                copied += read;
                if (copied > PrintLimits.UPLOAD_BYTES_MAX) {
                    return false;
                }
                out.write(chunk, 0, read);
                Instant now = clock.instant();
                if (!now.isBefore(touchAt)) {
                    touchAt = now.plus(TOUCH_EVERY);
                    station.apply(new PrintCommand.Touch(session.id()));
                }
            }
        }
        return true;
    }

    private UploadOutcome refuse(JobId id, JobReason why) {
        station.apply(new PrintCommand.Refuse(id, why));
        return new UploadOutcome.Refused(why);
    }

    private UploadOutcome uploaded(Session session) {
        if (station.apply(new PrintCommand.Uploaded(session.id())) instanceof PrintDecision.Refused) {
            return new UploadOutcome.Lost();
        }
        try {
            checks.execute(() -> check(session));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "event=checks-full job={0}", session.id());
            return refuse(session.id(), JobReason.CHECK_FAILED);
        }
        return new UploadOutcome.Accepted(session.id());
    }

    @SuppressWarnings("CatchingUnchecked") // the top of a worker: a bug in one check must not leave its job open
    private void check(Session session) {
        JobId id = session.id();
        try {
            switch (check.check(session.folder())) {
                case IntakeResult.Clean(int pages) -> station.apply(new PrintCommand.CheckPassed(id, pages));
                case IntakeResult.Refused(var why) -> refuse(id, reason(why));
            }
        } catch (IOException e) {
            // When the session has ended meanwhile, nobody listens any more: only else is it a failure.
            if (station.apply(new PrintCommand.Refuse(id, JobReason.CHECK_FAILED)) instanceof PrintDecision.Accepted) {
                LOG.log(System.Logger.Level.ERROR, "event=check-broken job=" + id, e);
            }
        } catch (SandboxException e) {
            LOG.log(System.Logger.Level.ERROR, "event=check-impossible why=\"" + e.getMessage() + "\"");
            refuse(id, JobReason.CHECK_FAILED);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "event=check-failed job=" + id, e);
            refuse(id, JobReason.CHECK_FAILED);
        }
    }

    private static JobReason reason(IntakeRefusal refusal) {
        return switch (refusal) {
            case IntakeRefusal.NotPdf() -> JobReason.NOT_PDF;
            case IntakeRefusal.Broken() -> JobReason.BROKEN;
            case IntakeRefusal.Encrypted() -> JobReason.ENCRYPTED;
            case IntakeRefusal.TooManyPages(int claimed) -> JobReason.TOO_MANY_PAGES;
            case IntakeRefusal.TooLarge() -> JobReason.TOO_LARGE;
            case IntakeRefusal.TooSlow() -> JobReason.TOO_SLOW;
        };
    }
}
