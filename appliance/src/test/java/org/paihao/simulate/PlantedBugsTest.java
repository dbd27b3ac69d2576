package org.paihao.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.id.TerminalId;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.store.Medium;
import org.paihao.store.StoredRow;

/** Each check can fail: something broken is put between the parts of a box, and a few seeds find it. */
class PlantedBugsTest {
    private static final Script.Size SMALL = new Script.Size(9, 70, 10);
    private static final int SEEDS = 12;

    /** Plays seeds until one fails, and tells how. Faults that would explain it are left out. */
    private static String found(Seams seams) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Script script = Script.of(seed, SMALL);
            script = script.with(
                    script.visits(),
                    script.troubles().stream()
                            .filter(trouble -> trouble.kind() != Trouble.Kind.HUB_OLDER)
                            .toList());
            Optional<String> failure =
                    Simulation.run(script, seams, Optional.empty()).failure();
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        throw new AssertionError("not found in " + SEEDS + " seeds");
    }

    private static Seams medium(String boxes, boolean late, Function<StoredRow, List<StoredRow>> rows) {
        return new Seams() {
            @Override
            public Medium medium(String box, Medium real) {
                return box.startsWith(boxes) ? new SpoiltMedium(real, rows, late) : real;
            }
        };
    }

    @Test
    void withNothingPlantedTheSameSeedsAreWhole() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(Simulation.run(Script.of(seed, SMALL), Seams.NONE, Optional.empty())
                            .failure())
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void aHubThatLosesAFactIsFound() {
        AtomicInteger rows = new AtomicInteger();
        assertThat(found(medium(
                        "hub",
                        false,
                        row -> row instanceof StoredRow.LedgerRow && rows.incrementAndGet() % 50 == 0
                                ? List.of()
                                : List.of(row))))
                .containsAnyOf("lost", "out of order", "the ledger has");
    }

    @Test
    void aHubThatTakesAFactTwiceIsFound() {
        assertThat(found(medium("hub", false, row -> {
                    if (row instanceof StoredRow.LedgerRow r && r.seq() == 7) {
                        StoredRow again = new StoredRow.LedgerRow(
                                r.terminal(),
                                "f" + r.epoch().substring(1),
                                r.turn(),
                                r.seq(),
                                r.type(),
                                r.known(),
                                r.receivedMs(),
                                r.body());
                        return List.of(row, again);
                    }
                    return List.of(row);
                })))
                .containsAnyOf("twice in the ledger", "no peace");
    }

    @Test
    void aHubThatMarksWhatItHasNotCommittedIsFound() {
        assertThat(found(medium("hub", true, List::of)))
                .containsAnyOf("hub-restored", "lost", "and in the books", "not on", "the lines have");
    }

    @Test
    void aKioskThatPrintsBeforeItCommitsIsFound() {
        assertThat(found(medium("kiosk", true, List::of))).contains("is not on the disk");
    }

    @Test
    void aKioskThatPromisesWithoutAFactIsFound() {
        assertThat(found(medium(
                        "kiosk",
                        false,
                        row -> row instanceof StoredRow.OutboxRow fact
                                        && decoded("kiosk-1", fact).fact() instanceof Fact.TicketTaken
                                ? List.of()
                                : List.of(row))))
                .containsAnyOf("is not on the disk", "has seq");
    }

    private static Seams hasty(Duration ahead) {
        return new Seams() {
            @Override
            public Journal journal(String box, Journal real) {
                return box.equals("hub") ? new HastyJournal(real, ahead) : real;
            }
        };
    }

    @Test
    void aPlaceTakenOutOfOrderIsFound() {
        assertThat(found(hasty(Duration.ofSeconds(-10)))).contains("passed over");
    }

    @Test
    void aCallBeforeItsTimeIsFound() {
        assertThat(found(hasty(Duration.ofSeconds(14)))).contains("called before it was callable");
    }

    @Test
    void aHubThatForgetsThatACallLapsedIsFound() {
        assertThat(found(medium(
                        "hub",
                        false,
                        row -> row instanceof StoredRow.EventsRow changes
                                ? List.of(withoutLapses(changes))
                                : List.of(row))))
                .containsAnyOf("at two counters", "line and stage differ", "the lines have", "called by a call");
    }

    /** A hub that starts again with these has given one ticket to everybody it was ever offered to. */
    private static StoredRow withoutLapses(StoredRow.EventsRow row) {
        List<HallEvent> left = row.events().stream()
                .filter(event -> !(event instanceof HallEvent.CallLapsed))
                .toList();
        return new StoredRow.EventsRow(row.day(), left, row.dayBegan());
    }

    @Test
    void aTouchThatMakesTwoTicketsIsFound() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(found(new Seams() {
                    @Override
                    public String touch(String key) {
                        return key + "-" + tries.incrementAndGet();
                    }
                }))
                .contains("one touch, two tickets");
    }

    @Test
    void labelsFromASharedRangeAreFound() {
        assertThat(found(new Seams() {
                    @Override
                    public int ordinal(String box, int own) {
                        return 2;
                    }
                }))
                .contains("label twice");
    }

    @Test
    void aBoxWhoseEpochIsNotNewIsFound() {
        assertThat(found(new Seams() {
                    @Override
                    public String epoch(String box, String fresh) {
                        return box.equals("hub") ? fresh : "00000000000000aa";
                    }
                }))
                .contains("no peace");
    }

    @Test
    void aRatingNobodyGaveIsFound() {
        assertThat(found(medium(
                        "",
                        false,
                        row -> row instanceof StoredRow.OutboxRow fact ? List.of(madeUp(fact)) : List.of(row))))
                .contains("nobody gave");
    }

    private static FactRecord decoded(String terminal, StoredRow.OutboxRow row) {
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

    private static StoredRow madeUp(StoredRow.OutboxRow row) {
        for (String pad : List.of("pad-1", "counter-1", "counter-2", "counter-3", "counter-4")) {
            if (decoded(pad, row) instanceof FactRecord(var key, var at, var plan, Fact.RatingMissing missing)) {
                Fact made = new Fact.RatingGiven(
                        missing.event(),
                        missing.counter(),
                        missing.service(),
                        new Rating(Level.VERY_SATISFIED, List.of(), Optional.empty()),
                        Fact.RatingGiven.By.PAGE,
                        missing.askedAt());
                byte[] body = new FactCodec(HallSite.HALL).encode(new FactRecord(key, at, plan, made));
                return new StoredRow.OutboxRow(row.start(), row.epoch(), row.seq(), row.madeMs(), body);
            }
        }
        return row;
    }

    @Test
    void aFailingDayIsMadeSmallAndStillFails() {
        Seams shared = new Seams() {
            @Override
            public int ordinal(String box, int own) {
                return 2;
            }
        };
        Script failing = null;
        for (long seed = 1; failing == null; seed++) {
            Script script = Script.of(seed, SMALL);
            if (Simulation.run(script, shared, Optional.empty()).failure().isPresent()) {
                failing = script;
            }
        }
        Script small = Shrink.of(failing, shared, 400);
        assertThat(Simulation.run(small, shared, Optional.empty()).failure()).isPresent();
        assertThat(small.lines().size()).isLessThan(failing.lines().size() / 4);
    }
}
