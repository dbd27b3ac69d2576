package org.paihao.role.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.role.FakeHall;
import org.paihao.role.MemoryJournal;
import org.paihao.role.TestClock;
import org.paihao.role.hub.StaffDesk;
import org.paihao.store.TestBooks;

final class LocalStaffTest {
    private static final StaffId WANG = new StaffId("1001");
    private static final String PIN = "478312";

    private final TestClock clock = new TestClock(TestBooks.T0);
    private final FakeHall hall = new FakeHall("counter-1");
    private final MemoryJournal books = new MemoryJournal("counter-1");
    private final LocalStaff staff = new LocalStaff(hall, books, clock, new SecureRandom(), java.util.Optional.empty());

    private void hubSays(HubReply reply) {
        hall.hub(request -> request instanceof HubRequest.SignIn ? Optional.of(reply) : Optional.empty());
    }

    private String signIn(String pin) {
        return staff.signIn(WANG, pin)
                .map(reply -> switch (reply) {
                    case HubReply.SignedIn in -> in.name() + " " + in.role();
                    case HubReply.No no -> no.code();
                    default -> "?";
                })
                .orElse("no hub");
    }

    @Test
    void whoSignedInHereWithinSevenDaysIsKnownWithoutTheHub() {
        assertThat(signIn(PIN)).isEqualTo("no hub");
        hubSays(new HubReply.SignedIn("王敏", "supervisor"));
        assertThat(signIn(PIN)).isEqualTo("王敏 supervisor");
        hall.hub(FakeHall.SILENT);

        assertThat(signIn(PIN)).isEqualTo("王敏 supervisor");
        assertThat(signIn("000000")).isEqualTo("wrong-pin");
        clock.pass((int) Duration.ofDays(7).toSeconds() + 1);
        assertThat(signIn(PIN)).isEqualTo("no hub");
    }

    @Test
    void aHubThatHasSteppedDownIsNone() {
        hubSays(new HubReply.SignedIn("王敏", "staff"));
        signIn(PIN);
        hubSays(new HubReply.No("hub-stepped-down", Optional.empty()));

        assertThat(signIn(PIN)).isEqualTo("王敏 staff");
    }

    @Test
    void wrongPinsAreLimitedAsAtTheHub() {
        hubSays(new HubReply.SignedIn("王敏", "staff"));
        signIn(PIN);
        hall.hub(FakeHall.SILENT);
        for (int i = 1; i < StaffDesk.TRIES; i++) {
            assertThat(signIn("111111")).isEqualTo("wrong-pin");
        }
        assertThat(signIn("111111")).isEqualTo("locked");
        assertThat(signIn(PIN)).isEqualTo("locked");
        clock.pass((int) StaffDesk.LOCKED.toSeconds());
        assertThat(signIn(PIN)).isEqualTo("王敏 staff");
    }

    @Test
    void aPinTheHubNoLongerTakesIsForgottenHere() {
        hubSays(new HubReply.SignedIn("王敏", "staff"));
        signIn(PIN);
        hubSays(new HubReply.No("wrong-pin", Optional.of("4")));
        signIn("222222");
        hall.hub(FakeHall.SILENT);
        assertThat(signIn(PIN)).as("somebody else's mistake takes nobody's PIN").isEqualTo("王敏 staff");

        hubSays(new HubReply.No("wrong-pin", Optional.of("3")));
        signIn(PIN);
        hall.hub(FakeHall.SILENT);
        assertThat(signIn(PIN)).isEqualTo("no hub");
    }

    @Test
    void thePinItselfIsNowhereInTheBooksAndAFewPeopleAreRemembered() {
        hubSays(new HubReply.SignedIn("王敏", "staff"));
        signIn(PIN);

        assertThat(books.kept("staff-here"))
                .isPresent()
                .get()
                .asString()
                .contains("pbkdf2:")
                .doesNotContain(PIN);
    }
}
