package org.paihao.store;

import java.util.Optional;
import org.paihao.core.hall.Evolve;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.role.hub.Ledger.Mark;

/** Builds in memory what is on the medium. */
final class Loading {
    private HallState hall = HallState.empty();

    private Loading() {}

    /** What the books hold, as of the last COMMIT that was done. */
    static Snapshot load(WriteSession session, BooksSettings settings, String epoch) throws MediumException {
        Snapshot loaded = Snapshot.empty();
        for (var kept : session.kept().entrySet()) {
            loaded = loaded.keeping(kept.getKey(), kept.getValue());
        }
        for (Mark mark : session.marks()) {
            loaded = loaded.withMark(mark);
        }
        Optional<Mark> own = settings.hub() ? loaded.mark(settings.terminal(), epoch) : Optional.empty();
        loaded = loaded.withSeq(Math.max(
                session.lastSeq(settings.start()), own.map(Mark::committed).orElse(0L)));
        long from = Long.parseLong(loaded.kept().getOrDefault(StoredRow.REPLAY_FROM, "0"));
        Loading played = new Loading();
        session.events(from, unit -> unit.forEach(played::play));
        session.rollback();
        return loaded.with(played.hall);
    }

    private void play(HallEvent event) {
        hall = Evolve.evolve(hall, event);
    }
}
