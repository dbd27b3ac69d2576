package org.paihao.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Empties a child's pipe in a thread of its own, so that a talkative child neither blocks nor fills the memory. */
final class Drain {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final CompletableFuture<Boolean> overflow = new CompletableFuture<>();

    private Drain() {}

    /** Copies at most {@code bytesMax}; one byte more, or a full disk, ends the child. */
    static Drain into(Process process, InputStream from, OutputStream to, long bytesMax) {
        Drain drain = new Drain();
        Thread.ofVirtual().name("sandbox-output").start(() -> {
            try {
                boolean tooMuch = copy(from, to, bytesMax);
                drain.overflow.complete(tooMuch);
                if (tooMuch) {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                drain.overflow.completeExceptionally(e);
                process.destroyForcibly();
            }
        });
        return drain;
    }

    /** Keeps the first {@code bytesMax} and drops the rest. */
    static Text text(InputStream from, int bytesMax) {
        Text text = new Text();
        Thread.ofVirtual().name("sandbox-messages").start(() -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            try {
                byte[] chunk = new byte[CHUNK_BYTES];
                for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                    kept.write(chunk, 0, Math.min(read, bytesMax - kept.size()));
                }
            } catch (IOException e) {
                // The child was killed: what it had said until then is all there is.
            }
            text.value.complete(kept.toString(StandardCharsets.UTF_8));
        });
        return text;
    }

    private static boolean copy(InputStream from, OutputStream to, long bytesMax) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long copied = 0;
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            copied += read;
            if (copied > bytesMax) {
                return true;
            }
            to.write(chunk, 0, read);
        }
        return false;
    }

    /** @throws IOException the sink refused the bytes, or the pipe broke: what was copied is not the whole */
    void await(Duration limit) throws IOException {
        try {
            overflow.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        } catch (TimeoutException e) {
            throw new IOException("the pipe of a sandbox did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits until nothing more will be written to the sink, however that came about. */
    void settle(Duration limit) {
        overflow.handle((tooMuch, failure) -> true)
                .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    boolean overflowed() {
        return !overflow.isCompletedExceptionally() && overflow.getNow(false);
    }

    /** A child's messages, bounded. */
    static final class Text {
        private final CompletableFuture<String> value = new CompletableFuture<>();

        private Text() {}

        void await(Duration limit) throws IOException {
            try {
                value.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the pipe of a sandbox did not close", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        String value() {
            return value.getNow("");
        }
    }
}
