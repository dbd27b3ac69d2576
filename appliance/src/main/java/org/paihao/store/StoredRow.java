package org.paihao.store;

import java.util.List;
import org.paihao.core.fact.FactKey;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.id.TerminalId;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.Journal.Answer;

/** A row as the writer writes it, or the end of some rows. Times are milliseconds since 1970. */
public sealed interface StoredRow {
    /** Under this name stands the id of the {@link EventsRow} the state is played again from. */
    String REPLAY_FROM = "replay-from";

    /** A process start of this box; refused when the start or the epoch is there already. */
    record EpochRow(long start, String epoch) implements StoredRow {}

    /** A fact of this terminal for the hub; refused when (start, seq) is there already. */
    record OutboxRow(long start, String epoch, long seq, long madeMs, byte[] body) implements StoredRow {}

    /**
     * A fact in the hall's ledger, and the mark of its epoch with it; refused when (terminal, epoch, seq) is there
     * already.
     *
     * @param turn of the epoch's mark, where this is its first row
     * @param known whether its type was known when it came
     */
    record LedgerRow(
            TerminalId terminal,
            String epoch,
            long turn,
            long seq,
            String type,
            boolean known,
            long receivedMs,
            byte[] body)
            implements StoredRow {}

    /** A ledger row that is understood now. */
    record LearnedRow(long id, String type) implements StoredRow {}

    /** Bytes that can't be a fact, or another fact under a key that is taken. */
    record MisfitRow(FactKey key, String reason, long receivedMs, byte[] body) implements StoredRow {}

    /** A small value under a name; replaces the one before. */
    record KeptRow(String name, String value) implements StoredRow {}

    /**
     * What units of work of one COMMIT have changed.
     *
     * @param dayBegan whether the state is played again from this row on: the medium then keeps the row's id under
     *     {@link #REPLAY_FROM}
     */
    record EventsRow(BusinessDay day, List<HallEvent> events, boolean dayBegan) implements StoredRow {}

    /** The answer to a request; refused when the key is there already. */
    record AnswerRow(String key, String hash, Answer answer, long madeMs) implements StoredRow {}

    /**
     * Not a row but the end of some: outbox rows up to a position that are older than a time, answers and misfits of
     * the same age, and changes before the one the state is played again from. How far each epoch has come stays
     * known.
     */
    record Pruned(long start, long seq, long madeBeforeMs) implements StoredRow {}
}
