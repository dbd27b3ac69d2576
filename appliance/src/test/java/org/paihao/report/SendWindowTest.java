package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.paihao.device.Seeds;

class SendWindowTest {
    private static final long MS = Duration.ofMillis(1).toNanos();

    private final SendWindow window = new SendWindow(Position.BEFORE_ALL, 0);

    private static Position at(long seq) {
        return new Position(1, seq);
    }

    private void send(long from, long to, long nowNanos) {
        for (long seq = from; seq <= to; seq++) {
            window.sent(at(seq), nowNanos);
        }
    }

    @Test
    void nothingIsSentBeforeTheLinkIsUp() {
        assertThat(window.room()).isZero();
        window.connected(20, 0);
        assertThat(window.room()).isEqualTo(SendWindow.WINDOW_MAX);
        window.disconnected();
        assertThat(window.room()).isZero();
    }

    @Test
    void theBrokersOwnLimitIsKeptWithPlacesFreeForOtherMessages() {
        window.connected(10, 0);
        assertThat(window.room()).isEqualTo(6);
        window.connected(1, 0);
        assertThat(window.room()).isEqualTo(1);
    }

    @Test
    void theBrokersWordMakesRoomButOnlyTheHubsMarkMakesSafe() {
        window.connected(65_535, 0);
        send(1, 16, 0);
        assertThat(window.room()).isZero();
        window.settled(window.connection());
        assertThat(window.room()).isEqualTo(1);
        assertThat(window.committed()).isEqualTo(Position.BEFORE_ALL);
        window.marked(1, at(3), 0);
        assertThat(window.committed()).isEqualTo(at(3));
        assertThat(window.cursor()).isEqualTo(at(16));
    }

    @Test
    void whatTheBrokerSaysOfAnEarlierConnectionMakesNoRoom() {
        window.connected(20, 0);
        int before = window.connection();
        send(1, 16, 0);
        window.disconnected();
        window.connected(20, 0);
        send(1, 16, 0);
        window.settled(before);
        assertThat(window.room()).isZero();
    }

    @Test
    void sendingAgainDoesNotForgetWhatIsStillOnItsWayToTheBroker() {
        window.connected(20, 0);
        send(1, 16, 0);
        assertThat(window.overdue(1_000 * MS)).isTrue();
        assertThat(window.cursor()).isEqualTo(Position.BEFORE_ALL);
        assertThat(window.room()).isZero();
    }

    @Test
    void aBrokerThatSaysNothingForLongIsLeft() {
        window.connected(20, 0);
        send(1, 16, 0);
        long now = 0;
        while (!window.stuck()) {
            now += window.patienceNanos(now);
            assertThat(window.overdue(now)).isTrue();
            // Nothing can be sent, but something has to be outstanding for the pause to run.
            window.sent(at(1), now);
        }
        assertThat(now).isBetween(SendWindow.STUCK_AFTER.toNanos(), 2 * SendWindow.STUCK_AFTER.toNanos());
        window.connected(20, now);
        assertThat(window.stuck()).isFalse();
    }

    @Test
    void afterAConnectionEverythingBeyondTheMarkIsSentAgain() {
        window.connected(20, 0);
        send(1, 10, 0);
        window.marked(1, at(4), 0);
        window.disconnected();
        window.connected(20, 0);
        assertThat(window.cursor()).isEqualTo(at(4));
    }

    @Test
    void aHubThatCameBackOlderGetsAgainWhatItLost() {
        window.connected(20, 0);
        send(1, 10, 0);
        window.marked(1, at(10), 0);
        assertThat(window.marked(2, at(4), 0)).isTrue();
        assertThat(window.cursor()).isEqualTo(at(4));
        assertThat(window.committed()).isEqualTo(at(4));
    }

    @Test
    void aMarkOfALowerTermIsNotListenedTo() {
        window.connected(20, 0);
        send(1, 10, 0);
        window.marked(3, at(10), 0);
        assertThat(window.marked(2, at(1), 0)).isFalse();
        assertThat(window.committed()).isEqualTo(at(10));
        window.heard(5);
        assertThat(window.marked(4, at(1), 0)).isFalse();
        assertThat(window.highestTerm()).isEqualTo(5);
    }

    /** One fact there and its mark back. */
    private void roundTrip(long seq, long atMs, long tookMs) {
        send(seq, seq, atMs * MS);
        window.marked(1, at(seq), (atMs + tookMs) * MS);
    }

    private long pauseMs(long seq, long atMs) {
        send(seq, seq, atMs * MS);
        return window.patienceNanos(atMs * MS) / MS;
    }

    @Test
    void thePauseBeforeSendingAgainFollowsTheMeasuredRoundTripAndHowMuchItVaries() {
        window.connected(20, 0);
        roundTrip(1, 0, 500);
        assertThat(pauseMs(2, 1_000))
                .as("once measured: three times that (RFC 6298, 2.2)")
                .isEqualTo(1_500);
        assertThat(window.overdue(2_499 * MS)).isFalse();
        assertThat(window.overdue(2_500 * MS)).isTrue();
    }

    @Test
    void aSteadyHubIsWaitedForLittleLongerThanItTakes() {
        window.connected(20, 0);
        for (int seq = 1; seq <= 40; seq++) {
            roundTrip(seq, 1_000L * seq, 500);
        }
        assertThat(pauseMs(41, 41_000)).isBetween(500L, 520L);
    }

    @Test
    void aHubThatTakesNowLongAndNowShortIsGivenTime() {
        window.connected(20, 0);
        for (int seq = 1; seq <= 40; seq++) {
            roundTrip(seq, 10_000L * seq, seq % 2 == 0 ? 100 : 900);
        }
        assertThat(pauseMs(41, 500_000)).isBetween(1_800L, 2_400L);
    }

    @Test
    void aQuickHubIsStillGivenTimeForItsDiskAndASlowOneNotForEver() {
        window.connected(20, 0);
        roundTrip(1, 0, 2);
        assertThat(pauseMs(2, 10)).isEqualTo(RoundTrip.PAUSE_MIN.toMillis());
        window.marked(1, at(2), 90_000 * MS);
        assertThat(pauseMs(3, 90_000)).isEqualTo(RoundTrip.PAUSE_MAX.toMillis());
    }

    @Test
    void aHubThatIsBehindIsNotFlooded() {
        window.connected(20, 0);
        long seq = 0;
        for (int mark = 0; mark < 10; mark++) {
            long before = seq;
            while (window.room() > 0) {
                window.sent(at(++seq), 0);
                window.settled(window.connection());
            }
            assertThat(seq - window.committed().seq())
                    .isEqualTo(Math.min((long) SendWindow.AHEAD_FIRST << mark, SendWindow.AHEAD_MAX));
            assertThat(seq).isGreaterThan(before);
            window.marked(1, at(seq), 10 * MS);
        }
    }

    @Test
    void afterASilenceLittleIsSentUntilTheHubIsHeardAgain() {
        window.connected(20, 0);
        long seq = 0;
        for (int mark = 0; mark < 10; mark++) {
            roundTrip(++seq, mark, 1);
        }
        int some = SendWindow.AHEAD_MAX - 1;
        send(seq + 1, seq + some, 1_000 * MS);
        for (int i = 0; i < some; i++) {
            window.settled(window.connection());
        }
        assertThat(window.room()).isPositive();
        assertThat(window.overdue(5_000 * MS)).isTrue();
        send(seq + 1, seq + SendWindow.AHEAD_FIRST, 5_000 * MS);
        for (int i = 0; i < SendWindow.AHEAD_FIRST; i++) {
            window.settled(window.connection());
        }
        assertThat(window.room()).isZero();
    }

    @Test
    void thePauseDoublesUpToHalfAMinute() {
        window.connected(20, 0);
        send(1, 1, 0);
        long now = 0;
        long expected = RoundTrip.PAUSE_FIRST.toNanos();
        for (int i = 0; i < 12; i++) {
            assertThat(window.patienceNanos(now)).isEqualTo(expected);
            now += expected;
            assertThat(window.overdue(now)).isTrue();
            window.sent(at(1), now);
            window.settled(window.connection());
            expected = Math.min(2 * expected, RoundTrip.PAUSE_MAX.toNanos());
        }
        assertThat(expected).isEqualTo(RoundTrip.PAUSE_MAX.toNanos());
    }

    @Test
    void aMarkAfterASecondSendingMeasuresNothing() {
        window.connected(20, 0);
        send(1, 1, 0);
        assertThat(window.overdue(1_000 * MS)).isTrue();
        window.sent(at(1), 1_000 * MS);
        // Three milliseconds later the mark for the first sending comes: the hub is slow, not quick.
        window.marked(1, at(1), 1_003 * MS);
        assertThat(pauseMs(2, 1_100)).isEqualTo(2_000);
    }

    @Test
    void aCutOfTheLinkIsNotARoundTrip() {
        window.connected(20, 0);
        send(1, 1, 0);
        window.disconnected();
        window.connected(20, 60_000 * MS);
        send(1, 1, 60_000 * MS);
        window.marked(1, at(1), 60_010 * MS);
        send(2, 2, 60_020 * MS);
        assertThat(window.patienceNanos(60_020 * MS)).isEqualTo(RoundTrip.PAUSE_FIRST.toNanos());
    }

    @Test
    void aHubThatIsBackIsNotKeptWaitingForTheEndOfALongPause() {
        window.connected(20, 0);
        send(1, 1, 0);
        long now = 0;
        for (int i = 0; i < 10; i++) {
            now += window.patienceNanos(now);
            window.overdue(now);
            window.sent(at(1), now);
            window.settled(window.connection());
        }
        window.hubIsBack(now);
        assertThat(window.cursor()).isEqualTo(Position.BEFORE_ALL);
        window.sent(at(1), now);
        assertThat(window.patienceNanos(now)).isEqualTo(RoundTrip.PAUSE_FIRST.toNanos());
    }

    @Test
    void whateverHappensTheWindowIsNeverExceededAndTheMarkNeverPassed() {
        Seeds.play((random, seed) -> {
            SendWindow any = new SendWindow(Position.BEFORE_ALL, 0);
            long now = 0;
            int unsettled = 0;
            for (int step = 0; step < 400; step++) {
                now += random.nextInt(400) * MS;
                switch (random.nextInt(7)) {
                    case 0 -> {
                        any.connected(5 + random.nextInt(40), now);
                        unsettled = 0;
                    }
                    case 1 -> {
                        if (random.nextInt(5) == 0) {
                            any.disconnected();
                            unsettled = 0;
                        }
                    }
                    case 2 -> {
                        if (unsettled > 0) {
                            any.settled(any.connection());
                            unsettled--;
                        }
                    }
                    case 3 ->
                        any.marked(random.nextInt(4), new Position(1 + random.nextInt(2), random.nextInt(60)), now);
                    case 4 -> any.overdue(now);
                    case 5 -> any.hubIsBack(now);
                    default -> {
                        if (any.room() > 0) {
                            any.sent(
                                    new Position(
                                            any.cursor().start(), any.cursor().seq() + 1),
                                    now);
                            unsettled++;
                        }
                    }
                }
                assertThat(unsettled).as("in flight, seed %d", seed).isLessThanOrEqualTo(SendWindow.WINDOW_MAX);
                assertThat(any.cursor()).isGreaterThanOrEqualTo(any.committed());
                assertThat(any.room()).isNotNegative();
            }
        });
    }
}
