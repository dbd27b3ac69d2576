package org.paihao.sim.disk;

/**
 * Something that goes wrong once (or a few times), counted from when it was injected: {@code nth} is 1 for the very
 * next one.
 */
public sealed interface DiskFault {
    /** The nth row is not written (IOERR), and its transaction is gone. */
    record WriteFails(int nth) implements DiskFault {}

    /** The nth COMMIT is reported as failed; whether it was done nobody is told. */
    record CommitFails(int nth, boolean durable) implements DiskFault {}

    /** The next attempts to open the medium for writing fail. */
    record OpenFails(int times) implements DiskFault {}

    /** The nth reading fails; the one after it does not. */
    record ReadFails(int nth) implements DiskFault {}

    /** The power goes at the nth row. */
    record CutAtWrite(int nth) implements DiskFault {}

    /** The power goes during the nth COMMIT, which is wholly there afterwards or wholly gone, as chance has it. */
    record CutAtCommit(int nth) implements DiskFault {}
}
