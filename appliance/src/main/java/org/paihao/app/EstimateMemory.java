package org.paihao.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.paihao.core.estimate.DayLesson;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Waits;
import org.paihao.store.Books;

/** What estimates remember, in the hub's books: lessons as kept values, a place for each of the last days. */
final class EstimateMemory implements Waits.Memory {
    private static final Logger LOG = System.getLogger(EstimateMemory.class.getName());
    private static final String NAME = "estimate-lesson-";
    /** Of so many newest facts those are promises that may still be open; a big hall makes as many in a morning. */
    private static final int FACTS_MAX = 20_000;

    private final Journal journal;
    private final Ledger ledger;

    EstimateMemory(Books books) {
        this.journal = books;
        this.ledger = books;
    }

    @Override
    public List<DayLesson> lessons() {
        List<DayLesson> all = new ArrayList<>();
        for (int place = 0; place < DayLesson.DAYS_MAX; place++) {
            journal.kept(NAME + place).ifPresent(kept -> read(kept, all));
        }
        all.sort(Comparator.comparing(DayLesson::day));
        return all;
    }

    private static void read(String kept, List<DayLesson> into) {
        try {
            into.add(Json.LENIENT.readValue(kept, DayLesson.class));
        } catch (IOException e) {
            // Of another version of this program: estimates learn anew, nothing else hangs on it.
            LOG.log(Level.WARNING, "event=lesson-unreadable", e);
        }
    }

    @Override
    public void keep(DayLesson lesson) {
        String place = NAME + Math.floorMod(lesson.day().date().toEpochDay(), DayLesson.DAYS_MAX);
        String body = new String(Json.bytes(lesson), StandardCharsets.UTF_8);
        journal.commit(entry -> {
            entry.keep(place, body);
            return Boolean.TRUE;
        });
    }

    @Override
    public List<FactRecord> promises() {
        List<FactRecord> promises = new ArrayList<>();
        for (Ledger.Row row : ledger.newest(FACTS_MAX).reversed()) {
            if (FactCodec.decode(row.terminal(), row.body()) instanceof FactRead.Known known
                    && known.record().fact() instanceof Fact.WaitPromised) {
                promises.add(known.record());
            }
        }
        return promises;
    }
}
