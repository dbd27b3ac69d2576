package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paihao.config.ConfigException;
import org.paihao.role.StoreException;
import org.paihao.store.SqliteFile;

/**
 * Looks at a box's database before it is used. A damaged one is set aside and said so, and the box does not start: a
 * fresh one in its place would know nothing of labels that are out and tickets that were promised.
 */
final class BooksCheck {
    private static final String DATABASE = "paihao.db";
    private static final String DAMAGED = "damaged-";
    private static final String KEPT = "kept-";

    private BooksCheck() {}

    /**
     * @throws ConfigException when the books are damaged, or were, and nobody has decided yet how to go on; or when
     *     they can't be looked at now, and are left alone
     */
    static void check(Path data, Instant now) {
        Path database = data.resolve(DATABASE);
        if (Files.exists(database)) {
            Optional<String> damage = damage(database);
            if (damage.isPresent()) {
                Path aside = rename(data, DATABASE, DAMAGED + now.getEpochSecond() + "-" + DATABASE);
                throw refusal(aside, "the books are damaged (" + damage.get() + ") and were set aside as " + aside);
            }
            return;
        }
        damaged(data).ifPresent(aside -> {
            throw refusal(aside, "the books were damaged and lie in " + aside);
        });
    }

    /** A disk that is full or fails now says nothing about the books: they stay where they are for the next start. */
    private static Optional<String> damage(Path database) {
        try {
            return SqliteFile.damage(database);
        } catch (StoreException e) {
            throw new ConfigException(
                    database.toString(),
                    0,
                    e.getMessage() + ". They are left as they are: is the disk full, or broken?");
        }
    }

    private static ConfigException refusal(Path aside, String what) {
        return new ConfigException(
                aside.toString(),
                0,
                what + ". Restore a backup (appliance restore), or begin without them (appliance begin-anew)");
    }

    /** Somebody has decided to go on without damaged books: they are kept, and the box may start with none. */
    static Optional<Path> beginAnew(Path data) {
        return damaged(data).map(aside -> {
            String name = String.valueOf(aside.getFileName());
            return rename(data, name, KEPT + name);
        });
    }

    private static Optional<Path> damaged(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(DAMAGED) && name.endsWith(DATABASE);
                    })
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database with its log and index: without them it is another one. */
    private static Path rename(Path data, String from, String to) {
        try {
            for (String end : List.of("-wal", "-shm", "")) {
                if (Files.exists(data.resolve(from + end))) {
                    Files.move(data.resolve(from + end), data.resolve(to + end));
                }
            }
            return data.resolve(to);
        } catch (IOException e) {
            throw new UncheckedIOException("the books can't be set aside", e);
        }
    }
}
