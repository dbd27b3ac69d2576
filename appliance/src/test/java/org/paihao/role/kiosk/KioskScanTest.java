package org.paihao.role.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.TicketId;
import org.paihao.role.FakeHall;

final class KioskScanTest {
    @TempDir
    private Path folder;

    private KioskHarness box;

    @BeforeEach
    void open() {
        box = new KioskHarness(folder);
        book("good1", -5, 60);
        book("late1", -120, -60);
        book("tomorrow1", 24 * 60, 25 * 60);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private void book(String code, int fromMinutes, int toMinutes) {
        Instant now = box.clock.now();
        assertThat(box.hub
                        .bookings()
                        .carryOut(new Command.MakeBooking(new Booking(
                                code,
                                TestPlan.SEAL,
                                now.plus(Duration.ofMinutes(fromMinutes)),
                                now.plus(Duration.ofMinutes(toMinutes))))))
                .isEmpty();
    }

    private Kiosk.Scanned scan(String text) {
        box.kiosk.scan(text);
        return box.kiosk.scanned().orElseThrow();
    }

    private String refusal(String text) {
        assertThat(scan(text)).isInstanceOf(Kiosk.Scanned.Refused.class);
        return ((Kiosk.Scanned.Refused) box.kiosk.scanned().orElseThrow()).code();
    }

    @Test
    void anAppointmentIsCheckedInAndPrintedAndTheSecondScanSaysAgain() {
        Kiosk.Scanned first = scan("phb:test:good1");
        Kiosk.Scanned second = scan("phb:test:good1");

        assertThat(first).isInstanceOfSatisfying(Kiosk.Scanned.CheckedIn.class, checked -> {
            assertThat(checked.again()).isFalse();
            assertThat(checked.bookedFor()).isEqualTo(box.clock.now().minusSeconds(300));
            assertThat(checked.shown().ticket().label()).hasToString("A200");
        });
        assertThat(second)
                .isInstanceOfSatisfying(
                        Kiosk.Scanned.CheckedIn.class,
                        checked -> assertThat(checked.again()).isTrue());
        assertThat(box.printer.slips).hasSize(1);
        assertThat(box.facts(Fact.TicketTaken.class)).hasSize(1);
        assertThat(box.hubBooks.state().waiting(TestPlan.SEAL))
                .as("no second position")
                .isOne();
    }

    @Test
    void everyOtherCodeHasItsOwnReason() {
        assertThat(refusal("phb:test:none1")).isEqualTo("unknown-code");
        assertThat(refusal("phb:test:late1")).isEqualTo("code-expired");
        assertThat(refusal("phb:test:tomorrow1")).isEqualTo("code-too-early");
        assertThat(refusal("phb:elsewhere:good1")).isEqualTo("other-hall");
        assertThat(refusal("a menu of the canteen")).isEqualTo("unknown-code");
        assertThat(refusal("http://phone.test/phone?t=" + "0".repeat(32))).isEqualTo("unknown-code");
        box.hall.hub(FakeHall.SILENT);
        assertThat(refusal("phb:test:good1")).isEqualTo("hub-unreachable");
        assertThat(refusal("http://phone.test/phone?t=" + "0".repeat(32))).isEqualTo("ticket-unreachable");
        assertThat(box.facts(Fact.TicketTaken.class)).isEmpty();
    }

    @Test
    void aHubThatMustNotDecideIsNotWithinReach() {
        box.hub.stepDown();

        assertThat(refusal("phb:test:good1")).isEqualTo("hub-unreachable");
    }

    @Test
    void onesOwnSlipShowsTheTicketAlsoWithoutTheHub() {
        TicketId id = box.taken("key");
        String url = box.printer.slips.getFirst().phoneUrl().orElseThrow();
        box.hall.hub(FakeHall.SILENT);

        assertThat(scan(url))
                .isInstanceOfSatisfying(
                        Kiosk.Scanned.OwnTicket.class,
                        own -> assertThat(own.shown().ticket().id()).isEqualTo(id));
    }

    @Test
    void aScanNobodyLooksAtIsGoneSoon() {
        scan("whatever");
        box.clock.pass(21);
        box.kiosk.tick();

        assertThat(box.kiosk.scanned()).isEmpty();
    }
}
