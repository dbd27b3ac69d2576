package org.paihao.core.printjob;

import java.util.Optional;

/** How a job ended. */
public sealed interface Ending {
    /** Every page came out, as far as the printer says. */
    record Done() implements Ending {}

    record Failed(JobReason why) implements Ending {}

    /** Nobody released it in time. */
    record Expired() implements Ending {}

    record Cancelled() implements Ending {}

    /** The station restarted while it printed: nobody knows how many pages came out. */
    record Unknown() implements Ending {}

    /** The word in the fact {@code printjob.ended}. */
    default String word() {
        return switch (this) {
            case Done() -> "done";
            case Failed(var why) -> "failed";
            case Expired() -> "expired";
            case Cancelled() -> "cancelled";
            case Unknown() -> "unknown";
        };
    }

    /** The reason of a failure; empty for every other ending. */
    default Optional<JobReason> reason() {
        return this instanceof Failed(var why) ? Optional.of(why) : Optional.empty();
    }
}
