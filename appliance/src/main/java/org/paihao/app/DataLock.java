package org.paihao.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.paihao.config.ConfigException;

/** One process at a time on a box's folder: two would be two boxes under one id. */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty while another process, or another box of this one, holds the folder. */
    static Optional<DataLock> tryTake(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataLock(channel));
        } catch (IOException e) {
            throw new ConfigException(data.toString(), 0, "the folder can't be used (" + e.getMessage() + ")");
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** @throws ConfigException when somebody holds it */
    static DataLock take(Path data) {
        return tryTake(data)
                .orElseThrow(() ->
                        new ConfigException(data.toString(), 0, "another process runs a box with this data folder"));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
