package org.paihao.sim.device;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.paihao.device.port.Port;
import org.paihao.device.port.PortException;

/**
 * One end of a line in memory, as strict as a tty: a full line takes no more bytes, a cut line throws at both ends, a
 * closed end throws, bytes arrive once and in order. The cable can be cut after an exact number of bytes.
 */
public final class MemoryPort implements Port {
    /** About what a pty holds between two programs that do not read. */
    private static final int CAPACITY_BYTES = 8 * 1024;

    private final Cable cable;
    private final Way out;
    private final Way in;
    private boolean closed;

    private MemoryPort(Cable cable, Way out, Way in) {
        this.cable = cable;
        this.out = out;
        this.in = in;
    }

    /** The two ends of a new line. */
    public record Pair(MemoryPort host, MemoryPort device) {
        /** Pulls the cable now: both ends throw from here on; bytes on the way that the peer has not read stay. */
        public void cut() {
            host.cable.cut();
        }

        /** Pulls the cable as soon as the host has put this many bytes on the line (not counting earlier ones). */
        public void cutAfterHostBytes(int bytes) {
            host.cable.cutAfter(host.out, bytes);
        }
    }

    public static Pair pair() {
        Cable cable = new Cable();
        Way there = new Way();
        Way back = new Way();
        return new Pair(new MemoryPort(cable, there, back), new MemoryPort(cable, back, there));
    }

    @Override
    public int write(byte[] bytes, Duration deadline) {
        long left = deadline.toNanos();
        int taken = 0;
        cable.lock.lock();
        try {
            while (true) {
                requireAlive(taken);
                while (taken < bytes.length && out.bytes.size() < CAPACITY_BYTES && !cable.isCut) {
                    out.bytes.add(bytes[taken]);
                    taken++;
                    cable.countDown(out);
                }
                cable.changed.signalAll();
                requireAlive(taken);
                if (taken == bytes.length || left <= 0) {
                    return taken;
                }
                left = cable.changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException("memory: interrupted", taken);
        } finally {
            cable.lock.unlock();
        }
    }

    @Override
    public int read(byte[] into, Duration deadline) {
        long left = deadline.toNanos();
        cable.lock.lock();
        try {
            while (true) {
                if (closed) {
                    throw new PortException("memory: closed");
                }
                if (!in.bytes.isEmpty()) {
                    int count = 0;
                    while (count < into.length && !in.bytes.isEmpty()) {
                        into[count] = in.bytes.remove();
                        count++;
                    }
                    cable.changed.signalAll();
                    return count;
                }
                requireAlive(0);
                if (left <= 0) {
                    return 0;
                }
                left = cable.changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException("memory: interrupted");
        } finally {
            cable.lock.unlock();
        }
    }

    @Override
    public int outstanding() {
        cable.lock.lock();
        try {
            requireAlive(0);
            return out.bytes.size();
        } finally {
            cable.lock.unlock();
        }
    }

    /** Closes this end; the other end sees the device gone. */
    @Override
    public void close() {
        cable.lock.lock();
        try {
            closed = true;
        } finally {
            cable.lock.unlock();
        }
        cable.cut();
    }

    private void requireAlive(int taken) {
        if (closed || cable.isCut) {
            throw new PortException(closed ? "memory: closed" : "memory: gone", taken);
        }
    }

    /** One direction. */
    private static final class Way {
        private final ArrayDeque<Byte> bytes = new ArrayDeque<>();
        private int bytesUntilCut = Integer.MAX_VALUE;
    }

    private static final class Cable {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean isCut;

        void cut() {
            lock.lock();
            try {
                isCut = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void cutAfter(Way way, int bytes) {
            lock.lock();
            try {
                way.bytesUntilCut = bytes;
                isCut |= bytes == 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void countDown(Way way) {
            way.bytesUntilCut--;
            isCut |= way.bytesUntilCut == 0;
        }
    }
}
