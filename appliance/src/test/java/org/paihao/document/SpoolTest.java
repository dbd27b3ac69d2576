package org.paihao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void name() {
        root = temp.resolve("spool");
    }

    @Test
    void aRestartWipesWhatAnEarlierRunLeft() throws IOException {
        Spool before = Spool.open(root, 1000);
        write(before.newFolder(), 10);

        Spool after = Spool.open(root, 1000);

        assertThat(left()).isZero();
        assertThat(after.usedBytes()).isZero();
    }

    @Test
    void onlyTheServiceMayLookInside() throws IOException {
        SpoolFolder folder = Spool.open(root, 1000).newFolder();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        folder.path(SpoolFile.CLEAN).getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void theQuotaHoldsOverAllSessionsAndComesBackWhenOneEnds() throws IOException {
        Spool spool = Spool.open(root, 100);
        SpoolFolder first = spool.newFolder();
        SpoolFolder second = spool.newFolder();
        write(first, 60);

        assertThatThrownBy(() -> write(second, 60)).isInstanceOf(SpoolFullException.class);
        first.close();
        write(second, 60);

        assertThat(spool.usedBytes()).isEqualTo(60);
        second.close();
        second.close();
        assertThat(spool.usedBytes()).isZero();
        assertThat(left()).isZero();
    }

    @Test
    void nothingCanBeWrittenOnceTheSessionHasEndedNotEvenByAWriterAlreadyAtWork() throws IOException {
        Spool spool = Spool.open(root, 100);
        SpoolFolder folder = spool.newFolder();
        try (OutputStream out = folder.create(SpoolFile.UPLOAD)) {
            out.write(1);

            folder.close();

            assertThatThrownBy(() -> out.write(2)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> folder.create(SpoolFile.CLEAN)).isInstanceOf(IOException.class);
        assertThat(left()).isZero();
        assertThat(spool.usedBytes()).isZero();
    }

    private static void write(SpoolFolder folder, int bytes) throws IOException {
        try (OutputStream out = folder.create(SpoolFile.UPLOAD)) {
            out.write(new byte[bytes]);
        }
    }

    private long left() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.count();
        }
    }
}
