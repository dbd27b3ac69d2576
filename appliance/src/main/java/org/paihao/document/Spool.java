package org.paihao.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where documents lie while their job is open: one folder a session, all of them under one directory that belongs on a
 * tmpfs (overwriting on flash proves nothing). Bounded by a quota over all sessions; wiped when it is opened, so a
 * restart leaves nothing behind. Thread-safe.
 */
public final class Spool {
    private static final String FOLDER_PREFIX = "session-";

    private final Path root;
    private final long quotaBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    private Spool(Path root, long quotaBytes) {
        this.root = root;
        this.quotaBytes = quotaBytes;
    }

    /**
     * Opens the spool and wipes what an earlier run left in it.
     *
     * @throws UncheckedIOException the directory cannot be made, read or emptied
     */
    public static Spool open(Path root, long quotaBytes) {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Spool spool = new Spool(root, quotaBytes);
            spool.wipe();
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException("spool " + root + " is not usable", e);
        }
    }

    /** A new empty folder, readable by nobody else. */
    public SpoolFolder newFolder() throws IOException {
        return new SpoolFolder(this, Files.createTempDirectory(root, FOLDER_PREFIX));
    }

    public long usedBytes() {
        return usedBytes.get();
    }

    void take(long bytes) throws SpoolFullException {
        if (usedBytes.addAndGet(bytes) > quotaBytes) {
            usedBytes.addAndGet(-bytes);
            throw new SpoolFullException(quotaBytes);
        }
    }

    void giveBack(long bytes) {
        usedBytes.addAndGet(-bytes);
    }

    private void wipe() throws IOException {
        try (var folders = Files.newDirectoryStream(root, FOLDER_PREFIX + "*")) {
            for (Path folder : folders) {
                delete(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
