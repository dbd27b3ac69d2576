package org.paihao.role.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.Staff;
import org.paihao.role.TestClock;
import org.paihao.store.TestBooks;

final class StaffDeskTest {
    private static final StaffId WANG = new StaffId("1001");

    private final TestClock clock = new TestClock(TestBooks.T0);
    private final StaffDesk desk = new StaffDesk(
            List.of(new Staff(WANG, "王芳", Staff.Role.STAFF, Pins.hash("4711", new SecureRandom()))), clock);

    private static HubReply no(String code, String detail) {
        return new HubReply.No(code, Optional.of(detail));
    }

    @Test
    void theRightPinOpensAndForgetsTheWrongOnes() {
        desk.signIn(WANG, "1");
        assertThat(desk.signIn(WANG, "4711")).isEqualTo(new HubReply.SignedIn("王芳", "staff"));
        assertThat(desk.signIn(WANG, "1")).isEqualTo(no("wrong-pin", "4"));
    }

    @Test
    void afterFiveWrongPinsNobodySignsInUnderThatNameForAMinute() {
        for (int left = 4; left >= 1; left--) {
            assertThat(desk.signIn(WANG, "0")).isEqualTo(no("wrong-pin", Integer.toString(left)));
        }
        assertThat(desk.signIn(WANG, "0")).isEqualTo(no("locked", "60"));
        clock.pass(20);
        assertThat(desk.signIn(WANG, "4711")).isEqualTo(no("locked", "40"));
        clock.pass(40);
        assertThat(desk.signIn(WANG, "4711")).isInstanceOf(HubReply.SignedIn.class);
    }

    @Test
    void whoTriesManyAtOnceHasNoMoreTries() {
        List<CompletableFuture<HubReply>> tries = IntStream.range(0, 24)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> desk.signIn(WANG, "wrong-" + n)))
                .toList();

        assertThat(tries.stream()
                        .map(CompletableFuture::join)
                        .filter(reply -> ((HubReply.No) reply).code().equals("wrong-pin")))
                .hasSize(4);
    }

    @Test
    void aNameNobodyHasIsAnsweredLikeAWrongPin() {
        assertThat(desk.signIn(new StaffId("nobody"), "0")).isEqualTo(no("wrong-pin", "4"));
    }

    @Test
    void aHashThatIsNoneMatchesNothing() {
        for (String stored : List.of("", "4711", "pbkdf2:x:00:00", "pbkdf2:0:00:00", "pbkdf2:1:zz:00", "md5:1:00:00")) {
            assertThat(Pins.matches("4711", stored)).as(stored).isFalse();
        }
    }
}
