package org.paihao.sim.device;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A caller keypad with its evaluator that is not there. It sends a key and wants it echoed within 500 ms; without an
 * echo it sends the same again, three times in all, and then shows an error. Its frame code is its own.
 */
public final class CallerTwin implements AutoCloseable {
    private static final Duration ECHO_PATIENCE = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration IDLE_TICK = Duration.ofMillis(500);
    private static final int TRIES = 3;
    private static final int KEYS_WAITING = 16;
    private static final int EVALUATOR = 0x80;

    private final int address;
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable listener;
    private final TwinLoop loop;
    private final ArrayDeque<byte[]> toSend = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private byte @Nullable [] sent;
    private byte @Nullable [] wantedEcho;
    private int tries;
    private long sentNanos;
    private String number = "";
    private String waiting = "";
    private int beeps;
    private boolean rating;
    private boolean failed;
    private int echoed;
    private int protocolErrors;
    private volatile Snapshot snapshot;

    /**
     * How it is now.
     *
     * @param number what stands in the number cells: {@code 027}
     * @param waiting what stands in the waiting cells
     * @param rating the evaluator asks for a rating
     * @param failed the last key was never acknowledged
     * @param acknowledged keys and ratings that were
     */
    public record Snapshot(
            boolean plugged,
            String number,
            String waiting,
            int beeps,
            boolean rating,
            boolean failed,
            int acknowledged,
            int protocolErrors) {}

    /** @param listener told after every change */
    public CallerTwin(String name, TwinCable cable, int address, Runnable listener) {
        this.address = address;
        this.listener = listener;
        this.loop = new TwinLoop(name, cable, 0, new Body());
        this.snapshot = new Snapshot(true, "", "", 0, false, false, 0, 0);
        loop.start();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /**
     * Somebody types: digits, then one of {@code call recall start finish no-show}, or a function as on the real keys
     * ({@code F} is 功能). {@code "3F"} is 3 功能, {@code "27 call"} is 27 呼叫.
     */
    public void type(String keys) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        String rest = keys.replace(" ", "");
        while (!rest.isEmpty() && Character.isDigit(rest.charAt(0))) {
            data.write(rest.charAt(0) - '0');
            rest = rest.substring(1);
        }
        switch (rest) {
            case "call" -> data.write(0x0C);
            case "recall" -> data.write(0x0D);
            case "start" -> data.write(0x0A);
            case "finish" -> data.write(0x0B);
            case "cancel" -> data.write(0x0E);
            case "F" -> data.write(0x0F);
            case "no-show" -> {
                data.write(0x05);
                data.write(0x0F);
            }
            default -> throw new IllegalArgumentException("the pad has no key \"" + rest + "\"");
        }
        byte[] typed = data.toByteArray();
        post(frame(address, 0x04, typed));
    }

    /** Somebody rates at the evaluator: 0 is the worst, 4 the best. */
    public void grade(int grade) {
        if (grade < 0 || grade > 4) {
            throw new IllegalArgumentException("the evaluator has grades 0 to 4, not " + grade);
        }
        post(frame(address + EVALUATOR, 0x11, (byte) grade));
    }

    private void post(byte[] frame) {
        lock.lock();
        try {
            if (toSend.size() >= KEYS_WAITING) {
                throw new IllegalStateException("the pad's buffer is full");
            }
            toSend.add(frame);
            sendNext(System.nanoTime());
        } finally {
            lock.unlock();
        }
        publish();
    }

    private static byte[] frame(int address, int function, byte... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = data.length + 2;
        out.writeBytes(
                new byte[] {(byte) 0xFF, 0x68, (byte) length, (byte) length, 0x68, (byte) address, (byte) function});
        int sum = address + function;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        out.writeBytes(data);
        out.write(sum);
        out.write(0x16);
        return out.toByteArray();
    }

    private void sendNext(long nowNanos) {
        byte[] waitingFor = sent;
        if (waitingFor != null && nowNanos - sentNanos < ECHO_PATIENCE.toNanos()) {
            return;
        }
        if (waitingFor != null && tries < TRIES) {
            tries++;
        } else {
            failed |= waitingFor != null;
            waitingFor = toSend.poll();
            tries = 1;
        }
        sent = waitingFor;
        if (waitingFor == null) {
            wantedEcho = null;
            return;
        }
        wantedEcho = wanted(waitingFor);
        sentNanos = nowNanos;
        loop.send(waitingFor);
    }

    /** A key comes back as it is; a rating comes back with FUNC 01. */
    private static byte[] wanted(byte[] frame) {
        if (frame[6] != 0x11) {
            return frame;
        }
        return frame(frame[5] & 0xFF, 0x01, frame[7]);
    }

    private void hear(byte b, long nowNanos) {
        heard.write(b);
        byte[] frame = heard.toByteArray();
        int length = frame.length < 5 ? 5 : 5 + (frame[2] & 0xFF) + 2;
        boolean wrong = frame[0] != (byte) 0xFF
                || (frame.length > 1 && frame[1] != 0x68)
                || (frame.length > 3 && frame[2] != frame[3])
                || (frame.length > 4 && frame[4] != 0x68);
        if (wrong) {
            protocolErrors++;
            heard.reset();
        } else if (frame.length == length) {
            heard.reset();
            obey(frame, nowNanos);
        }
    }

    private void obey(byte[] frame, long nowNanos) {
        byte[] data = Arrays.copyOfRange(frame, 7, frame.length - 2);
        if (!Arrays.equals(frame, frame(frame[5] & 0xFF, frame[6] & 0xFF, data))) {
            protocolErrors++;
            return;
        }
        if (wantedEcho != null && Arrays.equals(frame, wantedEcho)) {
            sent = null;
            wantedEcho = null;
            failed = false;
            echoed++;
            sendNext(nowNanos);
            return;
        }
        switch (frame[6]) {
            case 0x01 -> rating = data.length == 1 && data[0] == 0x0B;
            case 0x02 -> show(data);
            case 0x03 -> beeps++;
            default -> protocolErrors++;
        }
    }

    /** Six cells, 0A is blank: a lone left half is people waiting, else it is a number. */
    private void show(byte[] data) {
        if (data.length != 6) {
            protocolErrors++;
            return;
        }
        StringBuilder cells = new StringBuilder();
        for (byte b : data) {
            cells.append(b == 0x0A ? ' ' : (char) ('0' + b));
        }
        if (cells.substring(3).isBlank()) {
            waiting = cells.toString().strip();
        } else {
            number = cells.toString().strip();
        }
    }

    public void unplug() {
        loop.pull();
        publish();
    }

    public void plug() {
        loop.plug();
        publish();
    }

    private void publish() {
        lock.lock();
        try {
            snapshot = new Snapshot(loop.isPlugged(), number, waiting, beeps, rating, failed, echoed, protocolErrors);
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Body implements TwinLoop.Body {
        @Override
        public void received(byte[] bytes, int count) {
            lock.lock();
            try {
                for (int i = 0; i < count; i++) {
                    hear(bytes[i], System.nanoTime());
                }
            } finally {
                lock.unlock();
            }
            publish();
        }

        @Override
        public Duration tick() {
            boolean busy;
            Optional<Boolean> changed;
            lock.lock();
            try {
                boolean before = failed;
                sendNext(System.nanoTime());
                busy = sent != null;
                changed = before == failed ? Optional.empty() : Optional.of(failed);
            } finally {
                lock.unlock();
            }
            changed.ifPresent(ignored -> publish());
            return busy ? TICK : IDLE_TICK;
        }
    }
}
