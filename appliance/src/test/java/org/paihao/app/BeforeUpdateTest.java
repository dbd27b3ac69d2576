package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.config.ConfigException;
import org.paihao.store.Books;
import org.paihao.store.SqliteFile;
import org.paihao.store.TestBooks;

/** A way back from every update. */
class BeforeUpdateTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @TempDir
    Path data;

    private void books() {
        try (Books books = TestBooks.hub(data.resolve("paihao.db"))) {
            assertThat(books.start()).isPositive();
        }
    }

    private long copies() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("before-update"))) {
            return files.count();
        }
    }

    @Test
    void onlyAProgramThatHasNotUsedTheBooksYetFindsThemCopied() throws IOException {
        assertThat(BeforeUpdate.check(data, "1", NOON)).as("no books yet").isEmpty();
        books();
        assertThat(BeforeUpdate.check(data, "1", NOON)).as("the same").isEmpty();

        Path copy = BeforeUpdate.check(data, "2", NOON).orElseThrow();
        assertThat(copy).hasFileName("20261123T040000Z.db");
        assertThat(SqliteFile.damage(copy)).isEmpty();
        assertThat(SqliteFile.look(copy).schema())
                .isEqualTo(SqliteFile.look(data.resolve("paihao.db")).schema());
        assertThat(BeforeUpdate.check(data, "2", NOON)).isEmpty();
    }

    @Test
    void booksOfAProgramThatLeftNoMarkAreCopiedToo() {
        books();

        assertThat(BeforeUpdate.check(data, "1", NOON)).isPresent();
    }

    @Test
    void theNewestThreeStay() throws IOException {
        books();
        for (int update = 0; update < 5; update++) {
            assertThat(BeforeUpdate.check(data, "program " + update, NOON.plusSeconds(update)))
                    .isPresent();
        }

        assertThat(copies()).isEqualTo(3);
        assertThat(data.resolve("before-update/20261123T040004Z.db")).exists();
    }

    @Test
    void withoutACopyTheNewProgramDoesNotStartAndTriesAgainNextTime() throws IOException {
        books();
        Path inTheWay = Files.writeString(data.resolve("before-update"), "no folder");

        assertThatThrownBy(() -> BeforeUpdate.check(data, "2", NOON))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no copy of the books");
        Files.delete(inTheWay);
        assertThat(BeforeUpdate.check(data, "2", NOON)).isPresent();
    }
}
