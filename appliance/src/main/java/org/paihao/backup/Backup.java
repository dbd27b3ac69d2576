package org.paihao.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.paihao.json.Json;
import org.paihao.role.StoreException;
import org.paihao.store.SqliteFile;

/**
 * A sealed copy of a box's books: a ZIP of {@code manifest.json}, {@code paihao.db} and the configuration, sealed to a
 * certificate. The box goes on meanwhile.
 */
public final class Backup {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE = "paihao.db";

    private Backup() {}

    /**
     * What is to be copied, and to whom it is sealed.
     *
     * @param database the box's {@code paihao.db}, which may be in use
     * @param alongside configuration files that belong to it; those that do not exist are passed over
     */
    public record Source(String terminal, String hall, Path database, List<Path> alongside, Path certificate) {}

    /**
     * Makes one. It stands at {@code to} when it is whole and on the medium, or not at all.
     *
     * @throws BackupException when it can't be made
     */
    public static Manifest make(Source source, Path to, Instant now) {
        Path copy = to.resolveSibling("." + to.getFileName() + ".db");
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        try {
            Files.createDirectories(to.toAbsolutePath().resolveSibling(""));
            Files.deleteIfExists(copy);
            SqliteFile.copy(source.database(), copy);
            SqliteFile.Summary summary = SqliteFile.look(copy);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    source.terminal(),
                    source.hall(),
                    now,
                    summary.term(),
                    summary.facts(),
                    Digests.sha256(copy));
            try (OutputStream file = Files.newOutputStream(part);
                    ZipOutputStream zip =
                            new ZipOutputStream(Seal.seal(new BufferedOutputStream(file), source.certificate()))) {
                entry(zip, MANIFEST);
                zip.write(Json.bytes(manifest));
                entry(zip, DATABASE);
                Files.copy(copy, zip);
                for (Path beside : source.alongside()) {
                    if (Files.isRegularFile(beside)) {
                        entry(zip, "configuration/" + beside.getFileName());
                        Files.copy(beside, zip);
                    }
                }
            }
            sync(part);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } catch (IOException | StoreException e) {
            throw new BackupException("the backup " + to + " can't be made: " + e.getMessage(), e);
        } finally {
            discard(copy);
            discard(part);
        }
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(Backup.class.getName()).log(System.Logger.Level.WARNING, "event=leftover file=" + file, e);
        }
    }
}
