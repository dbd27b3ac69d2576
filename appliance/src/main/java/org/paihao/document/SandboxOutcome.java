package org.paihao.document;

/** How a sandboxed run ended. The tool's messages may quote the document: they are for decisions, never for a log. */
public sealed interface SandboxOutcome {
    /** The tool was content; its output has been written in full. */
    record Result(String messages) implements SandboxOutcome {}

    /** The wall-clock limit; the tool and its children are dead. */
    record TimedOut() implements SandboxOutcome {}

    /** The tool died of a signal: 9 or 24 = CPU limit, 6 or 11 = it crashed. */
    record Killed(int signal) implements SandboxOutcome {
        private static final int SIGKILL = 9;
        private static final int SIGXCPU = 24;

        /** True when the kernel ended it for using too much processor time. */
        public boolean byCpuLimit() {
            return signal == SIGKILL || signal == SIGXCPU;
        }
    }

    /** More output than allowed; the tool is dead and what it wrote is not to be used. */
    record TooMuchOutput() implements SandboxOutcome {}

    /** The tool could not read the file. */
    record BadFile(int exitCode, String messages) implements SandboxOutcome {}
}
