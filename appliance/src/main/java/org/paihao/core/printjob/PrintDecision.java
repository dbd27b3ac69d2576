package org.paihao.core.printjob;

import java.util.List;

/** The answer to a command. */
public sealed interface PrintDecision {
    /** The events to apply, in order; empty when there is nothing to do. */
    record Accepted(List<PrintJobEvent> events) implements PrintDecision {
        public Accepted {
            events = List.copyOf(events);
        }

        static Accepted of(PrintJobEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    record Refused(Why why) implements PrintDecision {}

    /** Why a command was refused; {@link #word()} is the problem's code on the wire. */
    enum Why {
        /** Somebody else's job is at the station. */
        BUSY("busy"),
        /** There is no such job (any more). */
        NO_SUCH_JOB("no-such-job"),
        /** The job's state does not allow it. */
        WRONG_STATE("wrong-state"),
        BAD_COPIES("bad-copies"),
        /** Fewer pages are left than the order needs. */
        QUOTA_EXCEEDED("quota-exceeded");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
