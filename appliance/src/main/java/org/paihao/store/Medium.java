package org.paihao.store;

/**
 * What the books are written on: SQLite in a file ({@link SqliteMedium}), or a simulated disk that keeps the same
 * contract and fails when it is told to. One contract test holds for both.
 *
 * <p>The contract, which is SQLite's with WAL and {@code synchronous = full}: a writer sees its own rows at once,
 * readers see them after the COMMIT; what a COMMIT has confirmed survives a power cut; what a COMMIT has not confirmed
 * is wholly there or wholly not.
 */
public interface Medium {
    /** Opens it for the one writer. The session before must have been closed. */
    WriteSession writer() throws MediumException;

    /** Opens it to be read, beside the writer. */
    ReadSession reader() throws MediumException;
}
