package org.paihao.document;

/** Why a document is not printed. */
public sealed interface IntakeRefusal {
    /** The bytes are not a PDF's, whatever the name says. */
    record NotPdf() implements IntakeRefusal {}

    /** No page of it can be drawn. */
    record Broken() implements IntakeRefusal {}

    /** It needs a password, or its author forbids printing. */
    record Encrypted() implements IntakeRefusal {}

    /** {@code claimedPages} is what the file says of itself. */
    record TooManyPages(int claimedPages) implements IntakeRefusal {}

    /** Too many bytes, a page too big for any printer, or more memory needed than a document may have. */
    record TooLarge() implements IntakeRefusal {}

    record TooSlow() implements IntakeRefusal {}
}
