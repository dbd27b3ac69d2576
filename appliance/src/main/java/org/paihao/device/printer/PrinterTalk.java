package org.paihao.device.printer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paihao.device.port.Port;

/**
 * Questions and answers over one open line. Answers to {@code DLE EOT} carry no number, so they are known by their
 * order: after an answer that never came the line is first heard out until it is quiet.
 */
final class PrinterTalk {
    /** A printer answers real-time commands within a few characters; a USB adapter adds up to 16 ms. */
    private static final Duration ANSWER_PATIENCE = Duration.ofMillis(300);

    private static final Duration CLEAR_PATIENCE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(40);
    private static final int QUIET_ROUNDS = 16;
    private static final int ASK_ROUNDS = 3;
    /** Buffer clear (Citizen CT-S300 p. 124, Epson TM-L90 p. 395). */
    private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

    private final Port port;
    private final ReplyReader reader = new ReplyReader();
    private final ArrayDeque<Integer> realTime = new ArrayDeque<>();
    private final byte[] buffer = new byte[256];
    private @Nullable String printedId;
    private boolean sensorHeard;
    private boolean cleared;
    private boolean unsettled = true;

    PrinterTalk(Port port) {
        this.port = port;
    }

    Port port() {
        return port;
    }

    /** Asks {@code DLE EOT} for each n at once; empty when one of the answers is missing. */
    Optional<PrinterStatus> ask(int... which) {
        byte[] question = new byte[which.length * 3];
        for (int i = 0; i < which.length; i++) {
            question[i * 3] = 0x10;
            question[i * 3 + 1] = 0x04;
            question[i * 3 + 2] = (byte) which[i];
        }
        for (int round = 0; round < ASK_ROUNDS; round++) {
            hearOut();
            if (port.write(question, ANSWER_PATIENCE) < question.length) {
                unsettled = true;
                return Optional.empty();
            }
            listen(ANSWER_PATIENCE, () -> realTime.size() >= which.length);
            if (realTime.size() < which.length) {
                unsettled = true;
                return Optional.empty();
            }
            if (realTime.size() == which.length) {
                PrinterStatus status = PrinterStatus.CLEAN;
                for (int n : which) {
                    status = status.with(n, realTime.remove());
                }
                return Optional.of(status);
            }
            // More answers than questions: some belong to an older question, so none of them can be trusted.
            unsettled = true;
        }
        return Optional.empty();
    }

    /** Throws away the printer's buffer; true when the printer has confirmed that nothing of it will be printed. */
    boolean clear() {
        cleared = false;
        if (port.write(CLEAR, ANSWER_PATIENCE) < CLEAR.length) {
            return false;
        }
        return listen(CLEAR_PATIENCE, () -> cleared);
    }

    /** Waits until the printer says that this id is on paper. */
    boolean awaitPrinted(String processId, Duration patience) {
        return listen(patience, () -> processId.equals(printedId));
    }

    boolean wasPrinted(String processId) {
        return processId.equals(printedId);
    }

    /** Waits for the answer to the {@code GS r} of this job. */
    boolean awaitSensor(Duration patience) {
        return listen(patience, () -> sensorHeard);
    }

    /** Forgets what was heard for an earlier job. */
    void startJob() {
        printedId = null;
        sensorHeard = false;
        cleared = false;
    }

    private void hearOut() {
        int rounds = unsettled ? QUIET_ROUNDS : 1;
        Duration pause = unsettled ? QUIET : Duration.ZERO;
        while (rounds > 0 && hear(pause)) {
            rounds--;
        }
        if (unsettled) {
            reader.reset();
            unsettled = false;
        }
        realTime.clear();
    }

    private boolean listen(Duration patience, java.util.function.BooleanSupplier enough) {
        long end = System.nanoTime() + patience.toNanos();
        while (!enough.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            hear(Duration.ofNanos(left));
        }
        return true;
    }

    private boolean hear(Duration patience) {
        int count = port.read(buffer, patience);
        for (PrinterReply reply : reader.feed(buffer, count)) {
            switch (reply) {
                case PrinterReply.RealTime answer -> {
                    // A babbling line must not fill the memory.
                    if (realTime.size() < 64) {
                        realTime.add(answer.value());
                    }
                }
                case PrinterReply.Printed printed -> printedId = printed.processId();
                case PrinterReply.Cleared ignored -> cleared = true;
                case PrinterReply.Sensor ignored -> sensorHeard = true;
                case PrinterReply.Automatic ignored -> {}
                case PrinterReply.Unknown ignored -> {}
            }
        }
        return count > 0;
    }
}
