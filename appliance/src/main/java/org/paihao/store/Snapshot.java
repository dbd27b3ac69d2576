package org.paihao.store;

import java.util.Optional;
import org.paihao.core.hall.HallState;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger.Mark;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything in memory that a commit changes, as one immutable value: a commit that fails goes back to the one before.
 *
 * @param lastSeq seq of this epoch's last fact of this terminal
 * @param marks by {@code terminal:epoch}
 * @param latest the latest epoch of each terminal
 */
record Snapshot(
        HallState hall,
        long lastSeq,
        PMap<String, String> kept,
        PMap<String, Mark> marks,
        PMap<TerminalId, Mark> latest) {

    static Snapshot empty() {
        return new Snapshot(HallState.empty(), 0, HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
    }

    Snapshot with(HallState other) {
        return new Snapshot(other, lastSeq, kept, marks, latest);
    }

    Snapshot withSeq(long seq) {
        return new Snapshot(hall, seq, kept, marks, latest);
    }

    Snapshot keeping(String name, String value) {
        return new Snapshot(hall, lastSeq, kept.plus(name, value), marks, latest);
    }

    Snapshot withMark(Mark mark) {
        Mark before = latest.get(mark.terminal());
        boolean newer = before == null || mark.turn() >= before.turn();
        return new Snapshot(
                hall,
                lastSeq,
                kept,
                marks.plus(key(mark.terminal(), mark.epoch()), mark),
                newer ? latest.plus(mark.terminal(), mark) : latest);
    }

    Optional<Mark> mark(TerminalId terminal, String epoch) {
        return Optional.ofNullable(marks.get(key(terminal, epoch)));
    }

    private static String key(TerminalId terminal, String epoch) {
        return terminal.value() + ":" + epoch;
    }
}
