package org.paihao.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.time.Instant;
import java.util.Optional;
import org.paihao.config.ConfigException;
import org.paihao.role.StoreException;
import org.paihao.store.SqliteFile;

/**
 * A copy of the books before a program uses them that has not used them before: whoever updated the box, and however,
 * there is a way back. Kept beside the books, the newest three.
 */
final class BeforeUpdate {
    private static final Logger LOG = System.getLogger(BeforeUpdate.class.getName());
    private static final String MARK = "program";
    private static final String FOLDER = "before-update";
    private static final int KEEP = 3;

    private BeforeUpdate() {}

    /** What tells this program from another one: size and time of its file; the same for all that is not packaged. */
    static String program() {
        try {
            CodeSource source = BeforeUpdate.class.getProtectionDomain().getCodeSource();
            Path file =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(file)
                    ? Files.size(file) + " bytes, " + Files.getLastModifiedTime(file)
                    : "unpackaged";
        } catch (IOException | URISyntaxException e) {
            LOG.log(Level.WARNING, "event=program-unknown", e);
            return "unknown";
        }
    }

    /**
     * Copies the books if another program used them last.
     *
     * @return the copy, empty where none was needed
     * @throws ConfigException when it can't be made: then the new program must not touch the books
     */
    static Optional<Path> check(Path data, String program, Instant now) {
        Path mark = data.resolve(MARK);
        Path database = data.resolve("paihao.db");
        try {
            boolean same = Files.exists(mark) && Files.readString(mark).equals(program);
            Optional<Path> copy = same || !Files.exists(database) ? Optional.empty() : Optional.of(copy(data, now));
            if (!same) {
                Path part = data.resolve(MARK + ".part");
                Files.writeString(part, program);
                Files.move(part, mark, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException | StoreException e) {
            throw new ConfigException(
                    database.toString(),
                    0,
                    "the program is a new one, and no copy of the books could be made before it uses them ("
                            + e.getMessage() + "). Make room, or start the old program again");
        }
    }

    private static Path copy(Path data, Instant now) throws IOException {
        Path folder = Files.createDirectories(data.resolve(FOLDER));
        StampedFiles copies = new StampedFiles(folder, "", ".db");
        Path part = folder.resolve("part");
        Files.deleteIfExists(part);
        SqliteFile.copy(data.resolve("paihao.db"), part);
        Path whole = copies.at(now);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        LOG.log(Level.INFO, "event=copy-before-update file=" + whole.getFileName());
        copies.keepNewest(KEEP);
        return whole;
    }
}
