package org.paihao.role.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;

/** The hall's ledger (大厅账本): every terminal's facts, each exactly once, in the order their terminal made them. */
public interface Ledger {
    /**
     * Runs one unit of work on the ledger and makes it durable.
     *
     * @throws org.paihao.role.StoreException when nothing was stored; the terminals will send again
     */
    <T> T ingest(Function<Entry, T> work);

    /** How far an epoch has come; empty for one never heard of. */
    Optional<Mark> mark(TerminalId terminal, String epoch);

    /** The mark of the latest epoch of a terminal: what its {@code ack} topic says. */
    Optional<Mark> latest(TerminalId terminal);

    /** Terminals with at least one fact in the ledger. */
    List<TerminalId> terminals();

    /** The stored bytes of a fact. */
    Optional<byte[]> bytes(FactKey key);

    /** The newest facts, newest first, at most {@code limit}. */
    List<Row> newest(int limit);

    /** Facts of a type that was not known when they came, oldest first, after a row id, at most {@code limit}. */
    List<UnknownRow> unknown(long afterId, int limit);

    /** A fact that waits for an update: its place in the ledger, its key, when it came, its bytes. */
    record UnknownRow(long id, FactKey key, Instant receivedAt, byte[] body) {}

    /** Rows after a row id, oldest first, at most {@code limit}: for whoever follows the ledger from where it is. */
    List<Numbered> after(long id, int limit);

    /** The id of the newest row, 0 when there is none. */
    long end();

    /** A row and its place in the ledger: later rows have higher ids. */
    record Numbered(long id, TerminalId terminal, byte[] body) {}

    /** How many facts a terminal has in the ledger. */
    long count(TerminalId terminal);

    /**
     * How far one epoch of one terminal is in the ledger.
     *
     * @param turn rises with each epoch the hub first hears of: the latest one is what a terminal is marked by
     * @param committed seq of the last fact that is durable here
     */
    record Mark(TerminalId terminal, String epoch, long turn, long committed) {}

    /** A row as it is shown: when it came and what it says. */
    record Row(TerminalId terminal, Instant receivedAt, byte[] body) {}

    /**
     * Lets go what has an end: answers and misfits older than {@code before}, and changes that no start plays again.
     * The ledger itself has none.
     */
    void tidy(Instant before);

    /** What a unit of work on the ledger can do. Valid only while it runs. */
    interface Entry {
        Optional<Mark> mark(TerminalId terminal, String epoch);

        Optional<Mark> latest(TerminalId terminal);

        /** Appends the next fact of its epoch and absorbs it. The caller has checked that it is the next one. */
        void append(FactRecord record, byte[] raw, Instant receivedAt);

        /** Appends a fact of a type this version does not know: kept raw, absorbed after an update. */
        void appendUnknown(FactKey key, String type, byte[] raw, Instant receivedAt);

        /** Absorbs a fact that has been in the ledger all along and is understood only now. */
        void learn(UnknownRow row, FactRecord record);

        /** Files bytes that can't be a fact, or another fact under a key that is taken. */
        void misfit(FactKey key, String reason, byte[] raw, Instant receivedAt);
    }
}
