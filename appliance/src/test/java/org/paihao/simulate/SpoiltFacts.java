package org.paihao.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.report.FactCodec;
import org.paihao.store.StoredRow;

/** Facts that are written as something else than they are. */
final class SpoiltFacts {
    private SpoiltFacts() {}

    static FactRecord decoded(String terminal, StoredRow.OutboxRow row) {
        FactRead read = FactCodec.decode(new TerminalId(terminal), row.body());
        return read instanceof FactRead.Known known ? known.record() : none(row);
    }

    private static FactRecord none(StoredRow.OutboxRow row) {
        return new FactRecord(
                new FactKey(new TerminalId("none"), row.epoch(), row.seq()),
                VirtualTime.T0,
                0,
                new Fact.HelpAsked("home", Optional.empty()));
    }

    private static final List<String> PADS =
            List.of("pad-1", "counter-1", "counter-2", "counter-3", "counter-4", "pad-2", "pad-3");

    private static Optional<FactRecord> ofPad(StoredRow.OutboxRow row) {
        return PADS.stream()
                .map(pad -> decoded(pad, row))
                .filter(record -> !record.key().terminal().value().equals("none"))
                .findFirst();
    }

    private static StoredRow with(StoredRow.OutboxRow row, FactRecord of, Fact fact) {
        byte[] body = new FactCodec(HallSite.HALL).encode(new FactRecord(of.key(), of.at(), of.planVersion(), fact));
        return new StoredRow.OutboxRow(row.start(), row.epoch(), row.seq(), row.madeMs(), body);
    }

    static StoredRow madeUp(StoredRow.OutboxRow row) {
        return ofPad(row)
                .filter(record -> record.fact() instanceof Fact.RatingMissing)
                .map(record -> {
                    Fact.RatingMissing missing = (Fact.RatingMissing) record.fact();
                    Rating rating = new Rating(Level.VERY_SATISFIED, List.of(), Optional.empty());
                    return with(
                            row,
                            record,
                            new Fact.RatingGiven(
                                    missing.event(),
                                    missing.counter(),
                                    missing.service(),
                                    rating,
                                    Fact.RatingGiven.By.PAGE,
                                    missing.askedAt()));
                })
                .orElse(row);
    }

    static StoredRow dropped(StoredRow.OutboxRow row) {
        return ofPad(row)
                .filter(record -> record.fact() instanceof Fact.RatingGiven)
                .map(record -> {
                    Fact.RatingGiven given = (Fact.RatingGiven) record.fact();
                    return with(
                            row,
                            record,
                            new Fact.RatingMissing(
                                    given.event(), given.counter(), given.service(), true, given.askedAt()));
                })
                .orElse(row);
    }

    /** A pad that has nothing to say of an event says what another has said. */
    static StoredRow again(StoredRow.OutboxRow row, Map<CallId, Fact.RatingGiven> given) {
        Optional<FactRecord> record = ofPad(row);
        if (record.isPresent() && record.get().fact() instanceof Fact.RatingGiven fact) {
            given.putIfAbsent(fact.event(), fact);
        }
        if (record.isPresent()
                && record.get().fact() instanceof Fact.RatingMissing missing
                && given.containsKey(missing.event())) {
            return with(row, record.get(), given.get(missing.event()));
        }
        return row;
    }
}
