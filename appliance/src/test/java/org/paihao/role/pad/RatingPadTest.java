package org.paihao.role.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Live;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.device.Await;
import org.paihao.report.FactCodec;
import org.paihao.role.FakeHall;
import org.paihao.role.TestClock;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

final class RatingPadTest {
    private static final CallId FIRST = new CallId("1".repeat(32));
    private static final CallId SECOND = new CallId("2".repeat(32));
    private static final Rating GOOD = new Rating(Level.SATISFIED, List.of(), Optional.empty());

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(TestBooks.T0);
    private final FakeHall hall = new FakeHall("counter-1");
    private Books books;
    private RatingPad pad;

    @BeforeEach
    void open() {
        books = TestBooks.counter(folder.resolve("pad.db"));
        pad = new RatingPad(TestPlan.ONE, books, hall, clock, () -> Duration.ofSeconds(60), Thread::startVirtualThread);
    }

    @AfterEach
    void close() {
        books.close();
    }

    private void finished(CallId call) {
        hall.hear(new Live.Finished(call, new Label('A', 1), TestPlan.TAX, TestPlan.ONE, clock.now()));
    }

    private List<Fact> facts() {
        return books.outbox().after(0, 0, 100).stream()
                .map(row -> FactCodec.decode(new TerminalId("counter-1"), row.body()))
                .map(read -> ((FactRead.Known) read).record().fact())
                .toList();
    }

    @Test
    void oneRatingForOneEventAndARetryIsTheSameRating() {
        finished(FIRST);

        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "key")).isEqualTo(RatingPad.Answer.TAKEN);
        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "key")).isEqualTo(RatingPad.Answer.TAKEN);
        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "another")).isEqualTo(RatingPad.Answer.ALREADY);
        assertThat(pad.press(Level.FAIR, By.KEYPAD, "press")).isEqualTo(RatingPad.Answer.UNKNOWN);

        assertThat(facts()).singleElement().isInstanceOf(Fact.RatingGiven.class);
    }

    @Test
    void nobodyRatingIsUnratedAndNeverAGoodRating() {
        finished(FIRST);
        clock.pass(59);
        pad.tick();
        assertThat(pad.prompt()).isPresent();
        pad.touched(FIRST);
        clock.pass(59);
        pad.tick();
        assertThat(pad.prompt()).as("a touch gives new time").isPresent();
        clock.pass(1);
        pad.tick();
        pad.tick();

        assertThat(pad.prompt()).isEmpty();
        assertThat(facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.RatingMissing.class,
                        fact -> assertThat(fact.declined()).isFalse());
        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "late")).isEqualTo(RatingPad.Answer.ALREADY);
    }

    @Test
    void noKeyPressedWhileNothingIsAskedRatesAnything() {
        assertThat(pad.press(Level.VERY_SATISFIED, By.BUTTONS, "key")).isEqualTo(RatingPad.Answer.UNKNOWN);
        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "key")).isEqualTo(RatingPad.Answer.UNKNOWN);
        pad.tick();

        assertThat(facts()).isEmpty();
    }

    @Test
    void aNegativeRatingOnThePageNeedsAReasonAndOneByAKeyDoesNot() {
        finished(FIRST);

        assertThat(pad.rate(FIRST, new Rating(Level.DISSATISFIED, List.of(), Optional.empty()), By.PAGE, "a"))
                .isEqualTo(RatingPad.Answer.INCOMPLETE);
        assertThat(pad.press(Level.DISSATISFIED, By.KEYPAD, "b")).isEqualTo(RatingPad.Answer.TAKEN);
    }

    @Test
    void decliningIsAnAnswerToo() {
        finished(FIRST);

        assertThat(pad.decline(FIRST, "no")).isEqualTo(RatingPad.Answer.TAKEN);
        assertThat(facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.RatingMissing.class,
                        fact -> assertThat(fact.declined()).isTrue());
    }

    @Test
    void theNextCitizenIsAskedForTheirOwnEventAndTheOneBeforeStaysUnrated() {
        finished(FIRST);
        finished(SECOND);

        assertThat(pad.rate(SECOND, GOOD, By.PAGE, "key")).isEqualTo(RatingPad.Answer.TAKEN);
        Await.until("the unrated event is in the books", () -> facts().size() == 2);
        assertThat(facts())
                .filteredOn(Fact.RatingMissing.class::isInstance)
                .singleElement()
                .satisfies(
                        fact -> assertThat(((Fact.RatingMissing) fact).event()).isEqualTo(FIRST));
    }

    @Test
    void hearingTheSameEndTwiceDoesNotTakeTheQuestionAway() {
        finished(FIRST);
        clock.pass(5);
        finished(FIRST);

        assertThat(pad.prompt().orElseThrow().askedAt()).isEqualTo(TestBooks.T0);
        assertThat(pad.rate(FIRST, GOOD, By.PAGE, "key")).isEqualTo(RatingPad.Answer.TAKEN);
        assertThat(facts()).singleElement().isInstanceOf(Fact.RatingGiven.class);
    }
}
