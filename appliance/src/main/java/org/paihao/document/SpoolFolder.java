package org.paihao.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** The files of one session. Closing deletes them, and from then on nothing can be written here. Thread-safe. */
public final class SpoolFolder implements AutoCloseable {
    private final Spool spool;
    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private long takenBytes;
    private boolean closed;

    SpoolFolder(Spool spool, Path folder) {
        this.spool = spool;
        this.folder = folder;
    }

    public Path path(SpoolFile file) {
        return folder.resolve(file.fileName());
    }

    /**
     * A new file, counted against the spool's quota.
     *
     * @throws IOException the session has ended; as {@link SpoolFullException}, also while writing: the spool is full
     */
    public OutputStream create(SpoolFile file) throws IOException {
        lock.lock();
        try {
            requireOpen();
            return new Counted(Files.newOutputStream(path(file)));
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the session's files; a second call does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            spool.giveBack(takenBytes);
            Spool.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("a spool folder could not be deleted", e);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the session has ended");
        }
    }

    private void take(int bytes) throws IOException {
        lock.lock();
        try {
            requireOpen();
            spool.take(bytes);
            takenBytes += bytes;
        } finally {
            lock.unlock();
        }
    }

    private final class Counted extends OutputStream {
        private final OutputStream file;

        Counted(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            take(1);
            file.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            file.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
