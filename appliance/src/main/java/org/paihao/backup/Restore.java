package org.paihao.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.paihao.json.Json;
import org.paihao.store.SqliteFile;

/**
 * The way back: a sealed copy is opened beside the books it shall replace and looked at; only {@link #putInPlace}
 * changes anything, and what was there is set aside, never deleted.
 */
public final class Restore implements AutoCloseable {
    private static final int MANIFEST_MAX = 10_000;

    private final Path data;
    private final Path opened;
    private final Manifest manifest;

    private Restore(Path data, Path opened, Manifest manifest) {
        this.data = data;
        this.opened = opened;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and makes sure that it is whole.
     *
     * @param data the box's own folder
     * @throws BackupException when it is no backup, sealed to another key, cut short, or damaged
     */
    public static Restore open(Path backup, Path privateKey, Path data) {
        Path opened = data.resolve(".restored.db");
        try {
            Files.createDirectories(data);
            Manifest manifest;
            String digest;
            try (ZipInputStream zip = new ZipInputStream(Seal.open(Files.newInputStream(backup), privateKey))) {
                entry(zip, Backup.MANIFEST);
                manifest = Json.LENIENT.readValue(zip.readNBytes(MANIFEST_MAX), Manifest.class);
                entry(zip, Backup.DATABASE);
                try (OutputStream out = Files.newOutputStream(opened)) {
                    digest = Digests.copy(zip, out);
                }
            }
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException("the backup is of a newer version of this program");
            }
            Optional<String> damage = SqliteFile.damage(opened);
            if (!digest.equals(manifest.sha256()) || damage.isPresent()) {
                throw new BackupException("the backup is damaged: " + damage.orElse("its digest is wrong"));
            }
            return new Restore(data, opened, manifest);
        } catch (IOException e) {
            Backup.discard(opened);
            throw new BackupException("the backup can't be read: " + e.getMessage(), e);
        } catch (BackupException e) {
            Backup.discard(opened);
            throw e;
        }
    }

    private static void entry(InputStream in, String name) throws IOException {
        ZipEntry entry = in instanceof ZipInputStream zip ? zip.getNextEntry() : null;
        if (entry == null || !entry.getName().equals(name)) {
            throw new ZipException("no " + name + " where it should be");
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The books that are there now and would be set aside; empty when there are none. */
    public Optional<Path> present() {
        Path database = data.resolve(Backup.DATABASE);
        return Files.exists(database) ? Optional.of(database) : Optional.empty();
    }

    /**
     * What was done.
     *
     * @param term the new reign's; empty where the books are not a hub's
     * @param aside where the former books are now
     */
    public record Done(Optional<Long> term, List<Path> aside) {}

    /** Puts the copy in place. The box must be stopped. */
    public Done putInPlace(Instant now) {
        try {
            Optional<Long> term = SqliteFile.reignAnew(opened);
            List<Path> aside = new ArrayList<>();
            // With its log: a database without it is another one.
            for (String end : List.of("", "-wal", "-shm")) {
                Path file = data.resolve(Backup.DATABASE + end);
                if (Files.exists(file)) {
                    Path to = data.resolve("before-" + now.getEpochSecond() + "-" + Backup.DATABASE + end);
                    aside.add(Files.move(file, to));
                }
            }
            Files.move(opened, data.resolve(Backup.DATABASE), StandardCopyOption.ATOMIC_MOVE);
            return new Done(term, aside);
        } catch (IOException e) {
            throw new BackupException("the backup can't be put in place: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Backup.discard(opened);
    }
}
