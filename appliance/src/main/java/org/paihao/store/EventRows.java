package org.paihao.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.HallEvent;
import org.paihao.store.StoredRow.EventsRow;

/**
 * What the units of one COMMIT have changed, in as few rows as it goes: they are durable together or not at all, and a
 * row costs as much as a small unit.
 */
final class EventRows {
    /** Bounds the size of a row that is read back at the next start. */
    private static final int EVENTS_MAX = 128;

    private final WriteSession session;
    private final List<HallEvent> gathered = new ArrayList<>();
    private Optional<EventsRow> first = Optional.empty();

    EventRows(WriteSession session) {
        this.session = session;
    }

    /** Takes the changes of the next unit; a day that begins needs a row of its own to be played again from. */
    void add(EventsRow row) throws MediumException {
        boolean joins = first.isPresent()
                && first.get().day().equals(row.day())
                && !row.dayBegan()
                && gathered.size() + row.events().size() <= EVENTS_MAX;
        if (!joins) {
            flush();
            first = Optional.of(row);
        }
        gathered.addAll(row.events());
    }

    /** Writes what was gathered; to be called before the COMMIT. */
    void flush() throws MediumException {
        if (first.isPresent()) {
            session.write(new EventsRow(
                    first.get().day(), List.copyOf(gathered), first.get().dayBegan()));
            first = Optional.empty();
            gathered.clear();
        }
    }
}
