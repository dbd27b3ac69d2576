package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.backup.Backup;
import org.paihao.backup.Restore;
import org.paihao.backup.Seal;
import org.paihao.config.ApplianceConfig;
import org.paihao.store.Books;
import org.paihao.store.TestBooks;

/** Backups by themselves: as many as were asked for, and word of it when they fail. */
class BackupRoundsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theNewestStayAndAFailureIsSaid() throws IOException {
        Seal.Keys keys = Seal.newKeys("test", NOON);
        Path key = Files.writeString(folder.resolve("key.pem"), keys.privateKey());
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), keys.certificate());
        Path database = folder.resolve("data/paihao.db");
        Files.createDirectories(database.getParent());
        AtomicReference<Instant> wall = new AtomicReference<>(NOON);
        try (Books books = TestBooks.hub(database)) {
            assertThat(books.start()).isEqualTo(1);
            BackupRounds rounds = new BackupRounds(
                    new Backup.Source("hub", "yunxi", database, List.of(), certificate),
                    new ApplianceConfig.Backups(Path.of("away"), certificate, Optional.of(10), Optional.of(3)),
                    folder,
                    wall::get);
            Path away = Files.createDirectories(folder.resolve("away"));
            Path foreign = Files.writeString(away.resolve("hub-notes.backup"), "somebody's own");
            for (int round = 0; round < 5; round++) {
                rounds.round();
                wall.set(wall.get().plus(Duration.ofMinutes(10)));
            }
            try (Stream<Path> files = Files.list(away)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "hub-20261123T042000Z.backup",
                                "hub-20261123T043000Z.backup",
                                "hub-20261123T044000Z.backup",
                                foreign.getFileName().toString());
            }
            assertThat(rounds.probe().look().get().well()).isTrue();
            try (Restore restore = Restore.open(away.resolve("hub-20261123T044000Z.backup"), key, folder)) {
                assertThat(restore.manifest().terminal()).isEqualTo("hub");
            }

            Files.delete(certificate);
            rounds.round();
            assertThat(rounds.probe().look().get().well()).isFalse();
            assertThat(rounds.probe().look().get().details().get("trouble")).contains("certificate.pem");

            Files.writeString(certificate, keys.certificate());
            rounds.round();
            assertThat(rounds.probe().look().get().well()).isTrue();
            wall.set(wall.get().plus(Duration.ofMinutes(31)));
            assertThat(rounds.probe().look().get().details()).containsEntry("trouble", "late");
        }
    }
}
