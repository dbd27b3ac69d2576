package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.id.TerminalId;
import org.paihao.report.Reign.Verdict;

/** A hub of term 1 that connects where there has been another. */
class ReignTest {
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");
    private static final long AT_ONCE = Duration.ofMillis(300).toNanos();
    private static final long LATER = Duration.ofSeconds(9).toNanos();

    private final Reign reign = new Reign("00000000000000bb", new MemoryLedger());

    @BeforeEach
    void connects() {
        reign.connected(0);
    }

    private static Messages.HubIs hub(long term, boolean online, int second) {
        return new Messages.HubIs(
                term,
                online,
                Instant.EPOCH.plusSeconds(second),
                Optional.of("00000000000000aa").filter(e -> online));
    }

    @Test
    void goesOnWhereNobodyElseHasReigned() {
        reign.heard(KIOSK, new Messages.Ack(1, "", 0));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.GO_ON);
    }

    @Test
    void reignsAnewWhereAHigherTermIsDead() {
        reign.heard(hub(2, true, 1));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.ASK);
        assertThat(reign.atStart(1, LATER)).isEqualTo(Verdict.REIGN_ANEW);
    }

    @Test
    void givesWayToAHigherTermThatSpeaksAgain() {
        reign.heard(hub(2, true, 1));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.ASK);
        reign.heard(hub(2, true, 2));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.STEP_DOWN);
    }

    @Test
    void waitsWhereOnlyMarksTellOfAHigherTermItMayHavePushedOffTheWire() {
        reign.heard(hub(0, false, 1));
        reign.heard(KIOSK, new Messages.Ack(2, "", 0));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.ASK);
        assertThat(reign.atStart(1, LATER)).isEqualTo(Verdict.REIGN_ANEW);
    }

    @Test
    void givesWayToTheHigherTermThatPushedItOffTheWire() {
        reign.heard(hub(0, false, 1));
        reign.heard(KIOSK, new Messages.Ack(2, "", 0));
        assertThat(reign.atStart(1, AT_ONCE)).isEqualTo(Verdict.ASK);

        reign.pushedOff();
        reign.disconnected();
        reign.connected(AT_ONCE);
        reign.heard(hub(0, false, 2));
        reign.heard(KIOSK, new Messages.Ack(2, "", 0));

        assertThat(reign.atStart(1, 2 * AT_ONCE)).isEqualTo(Verdict.STEP_DOWN);
    }

    @Test
    void doesNotGiveWayToALowerTermThatPushedItOffTheWire() {
        reign.pushedOff();
        reign.heard(KIOSK, new Messages.Ack(2, "", 0));
        assertThat(reign.atStart(2, AT_ONCE)).isEqualTo(Verdict.GO_ON);
    }
}
