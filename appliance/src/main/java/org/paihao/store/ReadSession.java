package org.paihao.store;

import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.FactKey;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;

/** A way to read what was committed. One caller at a time. */
public interface ReadSession extends AutoCloseable {
    /** The answer stored under a key. */
    Optional<StoredAnswer> answer(String key) throws MediumException;

    /** Outbox rows after a position by (start, seq), at most {@code limit}. */
    List<StoredFact> outboxAfter(long start, long seq, int limit) throws MediumException;

    /** How many outbox rows there are after a position. */
    long backlog(long start, long seq) throws MediumException;

    /** The number of the process start an epoch belongs to. */
    Optional<Long> startOf(String epoch) throws MediumException;

    /** The ledger's bytes of a fact. */
    Optional<byte[]> ledgerBytes(FactKey key) throws MediumException;

    /** The ledger's newest rows, newest first, at most {@code limit}. */
    List<Ledger.Row> ledgerNewest(int limit) throws MediumException;

    /** Ledger rows of unknown type after an id, oldest first, at most {@code limit}. */
    List<Ledger.UnknownRow> ledgerUnknown(long afterId, int limit) throws MediumException;

    /** Ledger rows after an id, oldest first, at most {@code limit}. */
    List<Ledger.Numbered> ledgerAfter(long id, int limit) throws MediumException;

    /** The id of the ledger's newest row, 0 when there is none. */
    long ledgerEnd() throws MediumException;

    /** How many rows a terminal has in the ledger. */
    long ledgerCount(TerminalId terminal) throws MediumException;

    /** How many misfits are filed. */
    long misfits() throws MediumException;

    @Override
    void close() throws MediumException;
}
