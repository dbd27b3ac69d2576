package org.paihao.role.printstation;

import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;

/** What became of a phone's upload. */
public sealed interface UploadOutcome {
    /** Every byte is here; the check goes on in the background. */
    record Accepted(JobId id) implements UploadOutcome {}

    /** Somebody else's document is at the station. */
    record Busy() implements UploadOutcome {}

    /** The code was never shown here, is too old, or has been used. */
    record Expired() implements UploadOutcome {}

    /** Too large, or the station has no room: {@code why} is TOO_LARGE or CHECK_FAILED. */
    record Refused(JobReason why) implements UploadOutcome {}

    /** The connection broke, or the job was ended at the station meanwhile. */
    record Lost() implements UploadOutcome {}
}
