package org.paihao.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.HallState;
import org.paihao.store.Books;
import org.paihao.store.SqliteFile;
import org.paihao.store.TestBooks;

/** The restore drill: books that are in use are copied, sealed, lost and put back. */
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path key;
    private static Path certificate;
    private Path data;
    private Path backup;

    @BeforeAll
    static void keys() throws IOException {
        Seal.Keys keys = Seal.newKeys("test", NOW);
        key = Files.writeString(shared.resolve("key.pem"), keys.privateKey());
        certificate = Files.writeString(shared.resolve("certificate.pem"), keys.certificate());
    }

    @BeforeEach
    void folders() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        backup = folder.resolve("away/hub.backup");
    }

    private Path database() {
        return data.resolve("paihao.db");
    }

    private Backup.Source source() throws IOException {
        Path plan = Files.writeString(folder.resolve("hall.yaml"), "hall: yunxi\n");
        return new Backup.Source("hub", "yunxi", database(), List.of(plan, folder.resolve("absent")), certificate);
    }

    private static void help(Books books, int times) {
        for (int i = 0; i < times; i++) {
            books.commit(entry -> {
                entry.keep("hub-term", "7");
                entry.record(new Fact.HelpAsked("home", java.util.Optional.empty()), TestBooks.T0);
                return Boolean.TRUE;
            });
        }
    }

    @Test
    void booksInUseAreCopiedAndPutBackUnderANewTerm() throws IOException {
        HallState before;
        try (Books books = TestBooks.hub(database())) {
            help(books, 40);
            before = books.state();
            Manifest made = Backup.make(source(), backup, NOW);
            assertThat(made.facts()).isEqualTo(40);
            assertThat(made.term()).contains(7L);
            help(books, 5);
        }
        try (Restore restore = Restore.open(backup, key, data)) {
            assertThat(restore.manifest().takenAt()).isEqualTo(NOW);
            assertThat(restore.present()).contains(database());
            Restore.Done done = restore.putInPlace(NOW);
            assertThat(done.term()).contains(8L);
            assertThat(SqliteFile.look(done.aside().getFirst()).facts())
                    .as("what was there is set aside")
                    .isEqualTo(45);
        }
        try (Books books = TestBooks.hub(database())) {
            assertThat(books.state()).isEqualTo(before);
            assertThat(books.kept("hub-term")).contains("8");
            assertThat(SqliteFile.look(database()).facts()).isEqualTo(40);
        }
        assertThat(data).isDirectoryNotContaining("glob:**.restored*");
        assertThat(backup.getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void nobodyReadsItWithoutTheKeyAndOpensslReadsItWithIt() throws IOException, InterruptedException {
        try (Books books = TestBooks.hub(database())) {
            help(books, 3);
            Backup.make(source(), backup, NOW);
        }
        assertThat(new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1))
                .doesNotContain("SQLite format", "manifest", "help-asked");

        Path zip = folder.resolve("opened.zip");
        int exit = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        backup.toString(),
                        "-inkey",
                        key.toString(),
                        "-out",
                        zip.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertThat(opened.stream().map(entry -> entry.getName()))
                    .containsExactly("manifest.json", "paihao.db", "configuration/hall.yaml");
        }
    }

    @Test
    void anotherKeyABrokenOrAShortFileChangesNothing() throws IOException {
        try (Books books = TestBooks.hub(database())) {
            help(books, 3);
            Backup.make(source(), backup, NOW);
        }
        Path other = Files.writeString(
                folder.resolve("other.pem"), Seal.newKeys("other", NOW).privateKey());
        assertThatThrownBy(() -> Restore.open(backup, other, data))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("another key");

        byte[] whole = Files.readAllBytes(backup);
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThatThrownBy(() -> Restore.open(cut, key, data)).isInstanceOf(BackupException.class);

        Path rubbish = Files.writeString(folder.resolve("rubbish"), "not a backup");
        assertThatThrownBy(() -> Restore.open(rubbish, key, data)).isInstanceOf(BackupException.class);

        whole[whole.length / 2] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped"), whole);
        assertThatThrownBy(() -> Restore.open(flipped, key, data)).isInstanceOf(BackupException.class);

        assertThat(SqliteFile.look(database()).facts()).isEqualTo(3);
        assertThat(data).isDirectoryNotContaining("glob:**.restored*");
    }

    @Test
    void damageIsSeen() throws IOException {
        try (Books books = TestBooks.hub(database())) {
            help(books, 500);
        }
        assertThat(SqliteFile.damage(database())).isEmpty();
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            for (long at = 4096; at < file.length(); at += 4096) {
                file.seek(at);
                file.write("nonsense".repeat(64).getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(SqliteFile.damage(database())).isPresent();
        assertThat(SqliteFile.damage(folder.resolve("absent.db"))).isPresent();
    }

    @Test
    void aBackupThatCantBeMadeLeavesTheOldOne() throws IOException {
        try (Books books = TestBooks.hub(database())) {
            help(books, 3);
            Backup.make(source(), backup, NOW);
        }
        byte[] old = Files.readAllBytes(backup);
        Backup.Source broken = new Backup.Source("hub", "yunxi", database(), List.of(), folder.resolve("hall.yaml"));
        assertThatThrownBy(() -> Backup.make(broken, backup, NOW))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("no certificate");
        assertThat(backup).hasBinaryContent(old);
        assertThat(backup.getParent()).isDirectoryNotContaining("glob:**/.*");
    }
}
