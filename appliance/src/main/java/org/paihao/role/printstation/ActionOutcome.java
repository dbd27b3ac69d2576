package org.paihao.role.printstation;

import org.paihao.core.printjob.PrintDecision;

/** The answer to release, cancel and touch. */
public sealed interface ActionOutcome {
    record Done() implements ActionOutcome {}

    record Refused(PrintDecision.Why why) implements ActionOutcome {}
}
