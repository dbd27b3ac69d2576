package org.paihao.role.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.TerminalId;
import org.paihao.role.TestClock;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

/** A file of appointments, against real books: Monday, 2026-11-23, nine o'clock. */
final class BookingDeskTest {
    private static final String GOOD = """
            code,service,from,to
            AAAA1,tax,2026-11-23 10:00,2026-11-23 10:30
            AAAA2,seal,2026/11/23 11:00,2026-11-23T11:30
            "AAAA3",tax,2026-11-24T02:00:00Z,2026-11-24T02:30:00Z
            """;

    @TempDir
    private Path folder;

    private Books books;
    private BookingDesk desk;

    @BeforeEach
    void open() {
        books = TestBooks.hub(folder.resolve("hub.db"));
        TestClock clock = new TestClock(TestBooks.T0);
        desk = new Hub(new TerminalId("hub"), books, TestPlan.plan(), clock, new StaffDesk(List.of(), clock))
                .bookings();
    }

    @AfterEach
    void close() {
        books.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aGoodFileIsTakenAndMayComeAgain() {
        assertThat(desk.take(utf8(GOOD))).isEqualTo(new BookingDesk.Imported(3, 3, List.of()));
        assertThat(desk.take(utf8(GOOD))).isEqualTo(new BookingDesk.Imported(3, 0, List.of()));
        assertThat(desk.on(LocalDate.of(2026, 11, 23)))
                .extracting(known -> known.booking().code())
                .containsExactly("AAAA1", "AAAA2");
    }

    @Test
    void chineseNamesOfColumnsAreReadInBothEncodingsWithAndWithoutAMark() {
        String chinese = GOOD.replace("code,service,from,to", "预约码,事项,开始,结束").replace("\n", "\r\n");
        assertThat(desk.take(utf8("\uFEFF" + chinese)).added()).isEqualTo(3);
        assertThat(desk.take(utf8(chinese)).wrong()).isEmpty();
        assertThat(desk.take(chinese.getBytes(Charset.forName("GB18030"))).wrong())
                .isEmpty();
        assertThat(books.state().bookings()).hasSize(3);
    }

    @Test
    void everyWrongLineIsNamedAndThenNothingIsTaken() {
        String bad = """
                code,service,from,to
                AAAA1,tax,2026-11-23 10:00,2026-11-23 10:30
                A,tax,2026-11-23 10:00,2026-11-23 10:30
                AAAA2,gold,2026-11-23 10:00,2026-11-23 10:30
                AAAA3,tax,tomorrow,2026-11-23 10:30
                AAAA4,tax,2026-11-23 11:00,2026-11-23 10:30

                AAAA1,tax,2026-11-23 10:00,2026-11-23 10:30
                AAAA5,tax,2026-11-23 10:00
                AAAA6,tax,2026-11-23 10:00,2026-11-23 10:30,more
                AAAA7,Tax!,2026-11-23 10:00,2026-11-23 10:30
                """;
        BookingDesk.Imported imported = desk.take(utf8(bad));
        assertThat(imported.wrong()).extracting(BookingDesk.WrongLine::line).containsExactly(3, 4, 5, 6, 8, 9, 10, 11);
        assertThat(imported.added()).isZero();
        assertThat(books.state().bookings()).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsSaidToBe() {
        assertThat(desk.take(new byte[0]).wrong()).hasSize(1);
        assertThat(desk.take(new byte[] {0x50, 0x4B, 3, 4, 0, 0, (byte) 0xFF}).wrong())
                .hasSize(1);
        assertThat(desk.take(utf8("name,phone\nWang,1")).wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.sentence()).contains("'name'"));
        assertThat(desk.take(utf8("code,service\nAAAA,tax")).wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.sentence()).contains("'from' is missing"));
    }

    @Test
    void anotherAppointmentUnderAKnownCodeIsNamed() {
        desk.take(utf8(GOOD));
        assertThat(desk.take(utf8(GOOD.replace("AAAA1,tax", "AAAA1,seal"))).wrong())
                .containsExactly(new BookingDesk.WrongLine(2, "code-taken"));
    }
}
