package org.paihao.role.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.PhoneTickets;
import org.paihao.role.MemoryJournal;
import org.paihao.role.TestClock;
import org.paihao.role.hub.PhoneDesk.Answer;
import org.paihao.role.kiosk.Tokens;

/** Phones in the hall and strangers who are not. */
class PhoneDeskTest {
    private static final String MINE = "a".repeat(32);
    private static final String OTHER = "b".repeat(32);
    private static final String SECRET = "0f".repeat(32);

    private final MemoryJournal journal = new MemoryJournal("hub", Ordinals.ofHub(1));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
    private final Hub hub =
            new Hub(new TerminalId("hub"), journal, TestPlan.plan(), clock, new StaffDesk(List.of(), clock));

    private PhoneDesk desk(int liveMax) {
        return new PhoneDesk(
                new TerminalId("hub"),
                hub,
                journal,
                clock,
                new Tokens(SECRET),
                new Presence(SECRET),
                new PhoneTickets(liveMax));
    }

    private static String grant(PhoneDesk desk, String session) {
        return desk.grant(session, desk.code()).orElseThrow();
    }

    private static String code(Answer answer) {
        return answer instanceof Answer.No no ? no.code() : "taken";
    }

    @Test
    void theCodeOfTheScreenIsGoodForThisMinuteAndTheNext() {
        PhoneDesk desk = desk(2);
        String code = desk.code();

        assertThat(desk.grant(MINE, code)).isPresent();
        clock.pass(60);
        assertThat(desk.code()).isNotEqualTo(code);
        assertThat(desk.grant(MINE, code)).isPresent();
        clock.pass(60);
        assertThat(desk.grant(MINE, code)).isEmpty();
        assertThat(desk.grant(MINE, "0".repeat(20))).isEmpty();
    }

    @Test
    void aGrantIsOneSessionsAndEnds() {
        PhoneDesk desk = desk(2);
        String grant = grant(desk, MINE);

        assertThat(code(desk.take(OTHER, "key-00000001", TestPlan.TAX, grant))).isEqualTo("scan-again");
        assertThat(code(desk.take(MINE, "key-00000002", TestPlan.TAX, grant.replaceFirst("^[0-9]+", "99999999999"))))
                .isEqualTo("scan-again");
        assertThat(code(desk.take(MINE, "key-00000003", TestPlan.TAX, "nonsense")))
                .isEqualTo("scan-again");
        assertThat(code(desk.take(MINE, "key-00000004", TestPlan.TAX, grant))).isEqualTo("taken");
        clock.pass((int) Presence.GRANT.toSeconds() + 1);
        assertThat(code(desk.take(MINE, "key-00000005", TestPlan.TAX, grant))).isEqualTo("scan-again");
    }

    @Test
    void oneTouchIsOneTicketAndALostAnswerComesAgainAfterTheGrantIsOver() {
        PhoneDesk desk = desk(2);
        String grant = grant(desk, MINE);

        Answer first = desk.take(MINE, "key-00000001", TestPlan.TAX, grant);
        clock.pass(3_600);
        Answer again = desk.take(MINE, "key-00000001", TestPlan.TAX, grant);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Answer.Taken.class,
                        one -> assertThat(again)
                                .isInstanceOfSatisfying(
                                        Answer.Taken.class,
                                        other -> assertThat(other.mine().token())
                                                .isEqualTo(one.mine().token())));
        assertThat(journal.state().waiting(TestPlan.TAX)).isEqualTo(1);
    }

    @Test
    void aPhoneHasSoManyTicketsAtOnceAndFindsThemAgainWithoutAnythingStoredForIt() {
        PhoneDesk desk = desk(2);
        String grant = grant(desk, MINE);
        assertThat(code(desk.take(MINE, "key-00000001", TestPlan.TAX, grant))).isEqualTo("taken");
        assertThat(code(desk.take(MINE, "key-00000002", TestPlan.SEAL, grant))).isEqualTo("taken");
        assertThat(code(desk.take(MINE, "key-00000003", TestPlan.SEAL, grant))).isEqualTo("phone-limit");
        assertThat(code(desk.take(OTHER, "key-00000004", TestPlan.SEAL, grant(desk, OTHER))))
                .isEqualTo("taken");

        List<PhoneDesk.Mine> mine = desk(2).mine(MINE);
        assertThat(mine).extracting(one -> one.is().ticket().service()).containsExactly(TestPlan.SEAL, TestPlan.TAX);
        assertThat(mine)
                .allSatisfy(one -> assertThat(one.is().ticket().channel()).isEqualTo(Channel.PHONE));

        hub.withdraw(new Command.Withdraw(mine.getFirst().is().ticket().id(), Why.CITIZEN_PHONE));
        assertThat(code(desk.take(MINE, "key-00000005", TestPlan.TAX, grant))).isEqualTo("taken");
        assertThat(desk.mine(MINE))
                .extracting(one -> one.is().stage())
                .containsExactly(Stage.WAITING, Stage.WITHDRAWN, Stage.WAITING);
    }

    @Test
    void whoTakesAndGivesBackAllDayIsStoppedToo() {
        PhoneDesk desk = desk(1);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= PhoneTickets.DAY_MAX; i++) {
            clock.pass(10);
            answers.add(code(desk.take(MINE, "key-0000" + (1000 + i), TestPlan.TAX, grant(desk, MINE))));
            desk.mine(MINE)
                    .forEach(one ->
                            hub.withdraw(new Command.Withdraw(one.is().ticket().id(), Why.CITIZEN_PHONE)));
        }
        assertThat(answers.subList(0, PhoneTickets.DAY_MAX)).containsOnly("taken");
        assertThat(answers.getLast()).isEqualTo("phone-day-limit");
    }

    @Test
    void allPhonesTogetherTakeNoMoreThanAHallHasPeople() {
        PhoneDesk desk = desk(2);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= PhoneDesk.TICKETS_A_MINUTE; i++) {
            String session = String.format("%032x", i);
            answers.add(code(desk.take(session, "key-00000001", TestPlan.TAX, grant(desk, session))));
        }
        assertThat(answers.subList(0, PhoneDesk.TICKETS_A_MINUTE)).containsOnly("taken");
        assertThat(answers.getLast()).isEqualTo("phones-too-many");
        clock.pass(60);
        assertThat(code(desk.take(MINE, "key-00000002", TestPlan.TAX, grant(desk, MINE))))
                .isEqualTo("taken");
    }

    @Test
    void nobodyTakesATicketInAHallThatIsBeingLeftOrOfAServiceThatRests() {
        PhoneDesk desk = desk(2);
        String grant = grant(desk, MINE);
        assertThat(code(desk.take(MINE, "key-00000001", TestPlan.PAUSED, grant)))
                .isEqualTo("service-paused");
        assertThat(code(desk.take(MINE, "key-00000002", new ServiceId("none"), grant)))
                .isEqualTo("unknown-service");

        hub.evacuate(true, new StaffId("9001"));
        assertThat(code(desk.take(MINE, "key-00000003", TestPlan.TAX, grant))).isEqualTo("evacuated");
    }
}
