package org.paihao.document;

/** What came of checking an upload: a document that is safe to print, or why not. */
public sealed interface IntakeResult {
    /**
     * The rewritten document lies in the folder as {@link SpoolFile#CLEAN}, its first page as {@link
     * SpoolFile#PREVIEW}.
     */
    record Clean(int pages) implements IntakeResult {}

    record Refused(IntakeRefusal why) implements IntakeResult {}
}
