package org.paihao.sim.device;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A ticket printer that is not there: takes ESC/POS bytes at the speed of the line, draws each slip, answers status
 * questions, and can run out of paper, be open, jam, hang, or lose its cable. As the real ones do, it holds a job when
 * the paper ends and prints the rest on the new roll, perhaps minutes later, unless it is told to throw it away.
 */
public final class PrinterTwin implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 4096;
    private static final int SLIPS_KEPT = 20;
    private static final int ERRORS_KEPT = 50;
    private static final Duration BUSY_TICK = Duration.ofMillis(5);
    private static final Duration IDLE_TICK = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Setup setup;
    private final Runnable listener;
    private final TwinLoop loop;
    private final ArrayDeque<EscPosReader.Piece> held = new ArrayDeque<>();
    private final EscPosReader reader;
    private final SlipPress press;
    private final ArrayDeque<Slip> slips = new ArrayDeque<>();
    private final List<String> protocolErrors = new ArrayList<>();
    private final PrinterPanel panel = new PrinterPanel();
    private int heldBytes;
    private long bytesReceived;
    private long slipBytes;
    private long slipByteNanos;
    private long dotsUntilPaperEnd = Long.MAX_VALUE;
    private long bytesUntilHang = Long.MAX_VALUE;
    private boolean hangsOnPaper;
    private long busyUntilNanos = System.nanoTime();
    private int protocolErrorCount;
    private int lastNumber;
    private volatile Snapshot snapshot;

    /** State of the roll. */
    public enum Paper {
        OK("ok"),
        NEAR_END("near-end"),
        OUT("out");

        private final String word;

        Paper(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * What kind of printer it is.
     *
     * @param widthDots 576 on 80 mm paper, 384 on 58 mm
     * @param baud speed of the line, 0 for as fast as it comes
     * @param dotsPerSecond speed of the paper, 1200 is 150 mm/s; 0 for at once
     */
    public record Setup(int widthDots, int baud, int dotsPerSecond) {
        public static Setup of80mm(int baud) {
            return new Setup(576, baud, 1200);
        }
    }

    /**
     * How it is now.
     *
     * @param slips newest first, since the last {@link #tear}
     * @param unfinished text on paper that is not cut yet
     * @param heldBytes bytes taken and not yet printed
     * @param bytesReceived all, questions about its state too
     * @param slipBytes those of slips, which are printed in their order
     * @param slipByteNanos when the line had brought the last of those, by {@link System#nanoTime()}
     * @param protocolErrors how many pieces it did not understand; {@code errorHex} has the first of them
     */
    public record Snapshot(
            Paper paper,
            boolean coverOpen,
            boolean jam,
            boolean hanging,
            boolean plugged,
            List<Slip> slips,
            String unfinished,
            int heldBytes,
            long bytesReceived,
            long slipBytes,
            long slipByteNanos,
            int protocolErrors,
            List<String> errorHex) {}

    /** @param listener told after every change, on some thread and without news: read {@link #snapshot()} */
    public PrinterTwin(String name, TwinCable cable, Setup setup, Runnable listener) {
        this.setup = setup;
        this.listener = listener;
        this.press = new SlipPress(setup.widthDots());
        this.loop = new TwinLoop(name, cable, setup.baud(), new Body());
        this.reader = new EscPosReader(new Sink());
        this.snapshot = look(true);
        // The first drawing of a process takes up to a second; a line does not wait for it.
        Thread.ofPlatform().daemon().name("twin warm-up").start(PrinterTwin::warmUp);
        loop.start();
    }

    private static void warmUp() {
        SlipPress press = new SlipPress(Setup.of80mm(0).widthDots());
        EscPosReader reader = new EscPosReader(new EscPosReader.Sink() {
            @Override
            public void piece(EscPosReader.Piece piece) {
                press.print(piece, error -> {});
            }

            @Override
            public void realTime(EscPosReader.Piece piece) {}

            @Override
            public void unknown(byte[] bytes) {}
        });
        for (byte b : HexFormat.of().parseHex("1c26c7eb41301d21771b4501c7eb41300a1d286b0400315030411d286b0300315130")) {
            reader.feed(b & 0xFF);
        }
        press.cut(1, true).png();
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public void paperOut() {
        change(() -> panel.paper = Paper.OUT);
    }

    /** The roll ends after so many more printed dots (8 are a millimetre). */
    public void paperOutAfterDots(int dots) {
        change(() -> dotsUntilPaperEnd = dots);
    }

    public void nearEnd() {
        change(() -> panel.paper = Paper.NEAR_END);
    }

    /** A new roll: what was half printed is torn off with the old one. */
    public void paperIn() {
        change(() -> {
            panel.paper = Paper.OK;
            dotsUntilPaperEnd = Long.MAX_VALUE;
            if (!press.isBlank()) {
                keep(press.cut(nextNumber(), false));
            }
        });
    }

    public void coverOpen() {
        change(() -> panel.coverOpen = true);
    }

    public void coverClose() {
        change(() -> panel.coverOpen = false);
    }

    public void jam() {
        change(() -> panel.jam = true);
    }

    public void unjam() {
        change(() -> panel.jam = false);
    }

    /** Takes no more bytes, answers nothing, prints nothing. */
    public void hang() {
        change(() -> panel.hanging = true);
    }

    /** Hangs after so many more bytes. */
    public void hangAfterBytes(int bytes) {
        change(() -> bytesUntilHang = bytes);
    }

    /** Hangs when the first line of the next slip stands on the paper. */
    public void hangMidSlip() {
        change(() -> hangsOnPaper = true);
    }

    public void unhang() {
        change(() -> {
            hangsOnPaper = false;
            panel.hanging = false;
            bytesUntilHang = Long.MAX_VALUE;
        });
    }

    public void unplug() {
        loop.pull();
        change(() -> {});
    }

    public void plug() {
        loop.plug();
        change(() -> {});
    }

    /** A citizen takes the slips away. */
    public void tear() {
        change(slips::clear);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void change(Runnable action) {
        lock.lock();
        try {
            action.run();
            snapshot = look(loop.isPlugged());
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    private Snapshot look(boolean plugged) {
        return new Snapshot(
                panel.paper,
                panel.coverOpen,
                panel.jam,
                panel.hanging,
                plugged,
                List.copyOf(slips.reversed()),
                press.text(),
                heldBytes,
                bytesReceived,
                slipBytes,
                slipByteNanos,
                protocolErrorCount,
                List.copyOf(protocolErrors));
    }

    private void keep(Slip slip) {
        slips.add(slip);
        if (slips.size() > SLIPS_KEPT) {
            slips.remove();
        }
    }

    private int nextNumber() {
        lastNumber++;
        return lastNumber;
    }

    private void protocolError(byte[] bytes) {
        protocolErrorCount++;
        if (protocolErrors.size() < ERRORS_KEPT) {
            protocolErrors.add(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes));
        }
    }

    /** Prints what is due; true when something changed that a watcher can see. */
    private boolean printDue() {
        boolean changed = false;
        while (!held.isEmpty() && panel.canPrint() && System.nanoTime() - busyUntilNanos >= 0) {
            EscPosReader.Piece piece = held.remove();
            heldBytes -= piece.length();
            changed |= execute(piece);
        }
        return changed;
    }

    private boolean execute(EscPosReader.Piece piece) {
        if (piece.at(0) == 0x1D && piece.length() == 3 && piece.at(1) == 'r') {
            loop.send(new byte[] {(byte) panel.paperSensor()});
            return false;
        }
        if (piece.at(0) == 0x1D && piece.at(1) == '(' && piece.at(2) == 'H') {
            answerProcessId(piece);
            return false;
        }
        if (piece.at(0) == 0x1D && piece.at(1) == 'V') {
            // A cutter below the print head: the paper is fed out first, that costs time, not dots of the next slip.
            busyUntilNanos = System.nanoTime() + dotNanos(96);
            keep(press.cut(nextNumber(), true));
            // Seen before it is said: whoever hears "printed" finds the slip.
            snapshot = look(loop.isPlugged());
            return true;
        }
        int dots = press.print(piece, this::protocolError);
        if (dots > 0) {
            panel.hanging |= hangsOnPaper;
            hangsOnPaper = false;
            busyUntilNanos = System.nanoTime() + dotNanos(dots);
            dotsUntilPaperEnd -= dots;
            if (dotsUntilPaperEnd <= 0) {
                panel.paper = Paper.OUT;
                dotsUntilPaperEnd = Long.MAX_VALUE;
            }
        }
        return dots > 0;
    }

    private long dotNanos(int dots) {
        return setup.dotsPerSecond() == 0 ? 0 : dots * 1_000_000_000L / setup.dotsPerSecond();
    }

    /** "Transmitted when the printing is completed": here everything before it has been executed. */
    private void answerProcessId(EscPosReader.Piece piece) {
        if (piece.length() != 11 || piece.at(5) != '0' || piece.at(6) != '0') {
            protocolError(piece.from(0));
            return;
        }
        byte[] id = piece.from(7);
        loop.send(new byte[] {0x37, 0x22, id[0], id[1], id[2], id[3], 0x00});
    }

    private final class Sink implements EscPosReader.Sink {
        @Override
        public void piece(EscPosReader.Piece piece) {
            held.add(piece);
            heldBytes += piece.length();
            slipBytes += piece.length();
            slipByteNanos = System.nanoTime();
        }

        @Override
        public void realTime(EscPosReader.Piece piece) {
            if (piece.at(1) == 0x04) {
                loop.send(new byte[] {(byte) panel.realTimeStatus(piece.at(2))});
                return;
            }
            byte[] clear = {0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};
            if (!Arrays.equals(piece.from(3), clear)) {
                protocolError(piece.from(0));
                return;
            }
            held.clear();
            heldBytes = 0;
            press.reset();
            loop.send(new byte[] {0x37, 0x25, 0x00});
        }

        @Override
        public void unknown(byte[] bytes) {
            protocolError(bytes);
        }
    }

    private final class Body implements TwinLoop.Body {
        @Override
        public void received(byte[] bytes, int count) {
            lock.lock();
            try {
                for (int i = 0; i < count; i++) {
                    bytesReceived++;
                    if (panel.hanging || bytesUntilHang <= 0) {
                        // What the line brings to a printer that hangs is lost.
                        panel.hanging = true;
                        break;
                    }
                    bytesUntilHang--;
                    reader.feed(bytes[i] & 0xFF);
                }
                panel.hanging |= bytesUntilHang <= 0;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Duration tick() {
            boolean changed;
            Duration sleep;
            lock.lock();
            try {
                changed = printDue()
                        || snapshot.hanging() != panel.hanging
                        || snapshot.protocolErrors() != protocolErrorCount;
                sleep = held.isEmpty() ? IDLE_TICK : BUSY_TICK;
                if (changed || snapshot.bytesReceived() != bytesReceived || snapshot.heldBytes() != heldBytes) {
                    snapshot = look(loop.isPlugged());
                }
            } finally {
                lock.unlock();
            }
            if (changed) {
                listener.run();
            }
            return sleep;
        }

        @Override
        public boolean isDeaf() {
            lock.lock();
            try {
                return panel.hanging || heldBytes > RECEIVE_BUFFER_BYTES;
            } finally {
                lock.unlock();
            }
        }
    }
}
