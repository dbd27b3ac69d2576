package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.config.ConfigException;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

/** Damaged books are set aside and said so; nothing begins in their place until somebody says so. */
class BooksCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    Path data;

    @Test
    void goodBooksAndNoneAreGood() {
        BooksCheck.check(data, NOW);
        try (Books books = TestBooks.kiosk(data.resolve("paihao.db"))) {
            assertThat(books.start()).isEqualTo(1);
        }
        BooksCheck.check(data, NOW);
    }

    @Test
    void damagedBooksStopEveryStartUntilSomebodyDecides() throws IOException {
        Path database = data.resolve("paihao.db");
        Files.write(database, "SQLite format 3\0 and then nonsense".repeat(500).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> BooksCheck.check(data, NOW))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("set aside")
                .hasMessageContaining("appliance restore");
        assertThat(database).doesNotExist();
        assertThatThrownBy(() -> BooksCheck.check(data, NOW))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("were damaged");

        assertThat(BooksCheck.beginAnew(data))
                .hasValueSatisfying(kept ->
                        assertThat(kept).exists().hasFileName("kept-damaged-" + NOW.getEpochSecond() + "-paihao.db"));
        BooksCheck.check(data, NOW);
        assertThat(BooksCheck.beginAnew(data)).isEmpty();
    }

    @Test
    void booksThatCannotBeReadNowAreNoDamagedBooks() throws IOException {
        Path database = data.resolve("paihao.db");
        try (Books books = TestBooks.kiosk(database)) {
            assertThat(books.start()).isEqualTo(1);
        }
        // Any read of a folder fails, as one of a broken disk does.
        Path good = data.resolve("good.db");
        Files.move(database, good);
        Files.createDirectory(database);
        assertThatThrownBy(() -> BooksCheck.check(data, NOW))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("left as they are");
        assertThat(database).exists();

        Files.delete(database);
        Files.move(good, database);
        BooksCheck.check(data, NOW);
    }

    @Test
    void oneProcessAtATimeHasTheFolder() throws IOException {
        DataLock first = DataLock.take(data);
        assertThatThrownBy(() -> DataLock.take(data))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("another process");
        first.close();
        DataLock.take(data).close();
    }
}
