package org.paihao.device.port;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One open line. The poller fills a {@link ReceiveRing}, a writer thread of its own takes one chunk at a time, so that
 * a peer that holds flow never blocks the caller past its deadline. The descriptor is given back by whoever leaves
 * native code last: closing it under a blocked call lets the old call reach the next port that gets the same number.
 */
final class LinePort implements Port {
    /** Small enough that a slow line is noticed at a chunk's end, large enough for a whole ticket in one write. */
    static final int CHUNK_BYTES = 1024;
    /** How long a close waits for a native call to come back before it leaves the rest to that call. */
    private static final Duration RELEASE_PATIENCE = Duration.ofMillis(300);

    private final String path;
    private final Tty tty;
    private final Runnable onWrite;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ReceiveRing inbox = new ReceiveRing();
    private final Thread writer;
    private byte[] chunk = new byte[0];
    private boolean chunkWaiting;
    private boolean chunkInFlight;
    private boolean gone;
    private boolean closed;
    private boolean released;
    private int inside;

    LinePort(String path, Tty tty, Runnable onWrite) {
        this.path = path;
        this.tty = tty;
        this.onWrite = onWrite;
        this.writer = Thread.ofPlatform().daemon().name("serial-writer " + path).unstarted(this::writeChunks);
        writer.start();
    }

    String path() {
        return path;
    }

    @Override
    public int read(byte[] into, Duration deadline) {
        long left = deadline.toNanos();
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    throw new PortException(path + ": closed");
                }
                int count = inbox.take(into);
                if (count > 0) {
                    return count;
                }
                if (gone) {
                    throw new PortException(path + ": gone");
                }
                if (left <= 0) {
                    return 0;
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException(path + ": interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int write(byte[] bytes, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        int taken = 0;
        lock.lock();
        try {
            while (true) {
                while (chunkWaiting || chunkInFlight) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return taken;
                    }
                    requireAlive(taken);
                    changed.awaitNanos(left);
                }
                requireAlive(taken);
                if (taken == bytes.length) {
                    return taken;
                }
                chunk = Arrays.copyOfRange(bytes, taken, Math.min(bytes.length, taken + CHUNK_BYTES));
                taken += chunk.length;
                chunkWaiting = true;
                changed.signalAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException(path + ": interrupted", taken);
        } finally {
            lock.unlock();
        }
    }

    private void requireAlive(int taken) {
        if (closed || gone) {
            throw new PortException(path + (closed ? ": closed" : ": gone"), taken);
        }
    }

    private void writeChunks() {
        while (true) {
            byte[] bytes;
            lock.lock();
            try {
                while (!chunkWaiting && !closed && !gone) {
                    changed.awaitUninterruptibly();
                }
                if (closed || gone) {
                    return;
                }
                bytes = chunk;
                chunkWaiting = false;
                chunkInFlight = true;
                inside++;
            } finally {
                lock.unlock();
            }
            boolean whole = false;
            onWrite.run();
            try {
                whole = tty.write(bytes);
            } catch (PortException e) {
                whole = false;
            } finally {
                leave(!whole, true);
            }
        }
    }

    /** Called by the poller: moves what the line has into the inbox. False when this port needs no more polling. */
    boolean poll() {
        int room;
        lock.lock();
        try {
            if (closed || gone) {
                return false;
            }
            room = inbox.room();
            inside++;
        } finally {
            lock.unlock();
        }
        boolean alive = false;
        byte[] bytes = new byte[0];
        try {
            int count = Math.min(tty.available(), room);
            if (count > 0) {
                bytes = tty.read(count);
            }
            alive = true;
        } catch (PortException e) {
            alive = false;
        } finally {
            if (bytes.length > 0) {
                deliver(bytes);
            }
            leave(!alive, false);
        }
        return alive;
    }

    private void deliver(byte[] bytes) {
        lock.lock();
        try {
            inbox.put(bytes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int outstanding() {
        int mine;
        lock.lock();
        try {
            requireAlive(0);
            mine = chunkWaiting || chunkInFlight ? chunk.length : 0;
            inside++;
        } finally {
            lock.unlock();
        }
        boolean alive = false;
        try {
            int queued = tty.queued();
            alive = true;
            return mine + queued;
        } finally {
            leave(!alive, false);
        }
    }

    private void leave(boolean lost, boolean wrote) {
        lock.lock();
        try {
            inside--;
            if (wrote) {
                chunkInFlight = false;
            }
            gone |= lost;
            releaseIfLast();
            // Not at every poll: each signal wakes the owner of the line.
            if (lost || wrote || closed) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void releaseIfLast() {
        if (closed && inside == 0 && !released) {
            released = true;
            tty.close();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            tty.purgeOutput();
            closed = true;
            releaseIfLast();
            changed.signalAll();
            long left = RELEASE_PATIENCE.toNanos();
            while (!released && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Last resort for a poller that is stuck in a read (a hang-up between "how many" and "read" makes JSSC spin until
     * the descriptor is closed). The caller must let nobody open a port until {@link #isReleased()}.
     */
    void forceClose() {
        lock.lock();
        try {
            gone = true;
            if (!closed || !released) {
                closed = true;
                released = true;
                tty.close();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True once the descriptor is back and no call is inside native code. */
    boolean isReleased() {
        lock.lock();
        try {
            return released && inside == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the descriptor is back and nobody is inside native code; false when patience ran out. */
    boolean awaitReleased(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!(released && inside == 0) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return released && inside == 0;
        } finally {
            lock.unlock();
        }
    }
}
