package org.paihao.device.printer;

import java.util.Optional;

/**
 * What a printer says of itself, put together from the answers to {@code DLE EOT 1} to {@code 4} (Epson TM-U220 manual
 * p. 54, TM-T88III programming guide p. 316 to 320) or to {@code GS r 1}.
 */
public record PrinterStatus(
        boolean offline,
        boolean coverOpen,
        boolean paperEnd,
        boolean paperNearEnd,
        boolean recoverable,
        boolean cutter,
        boolean unrecoverable,
        boolean headHot,
        boolean someError) {
    /** Nothing is wrong. */
    public static final PrinterStatus CLEAN =
            new PrinterStatus(false, false, false, false, false, false, false, false, false);

    /** Takes in the answer to {@code DLE EOT n}. */
    PrinterStatus with(int n, int answer) {
        return switch (n) {
            case 1 ->
                merge(new PrinterStatus((answer & 0x08) != 0, false, false, false, false, false, false, false, false));
            case 2 ->
                merge(new PrinterStatus(
                        false,
                        (answer & 0x04) != 0,
                        (answer & 0x20) != 0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        (answer & 0x40) != 0));
            case 3 ->
                merge(new PrinterStatus(
                        false,
                        false,
                        false,
                        false,
                        (answer & 0x04) != 0,
                        (answer & 0x08) != 0,
                        (answer & 0x20) != 0,
                        (answer & 0x40) != 0,
                        false));
            case 4 -> merge(paper((answer & 0x60) != 0, (answer & 0x0C) != 0));
            default -> throw new IllegalArgumentException("no DLE EOT " + n);
        };
    }

    /** Takes in the answer to {@code GS r 1}. */
    PrinterStatus withPaperSensor(int answer) {
        return merge(paper((answer & 0x0C) != 0, (answer & 0x03) != 0));
    }

    /** Takes in an automatic status (ASB) of four bytes. */
    static PrinterStatus ofAsb(byte[] asb) {
        return new PrinterStatus(
                (asb[0] & 0x08) != 0,
                (asb[0] & 0x20) != 0,
                (asb[2] & 0x0C) != 0,
                (asb[2] & 0x03) != 0,
                (asb[1] & 0x04) != 0,
                (asb[1] & 0x08) != 0,
                (asb[1] & 0x20) != 0,
                (asb[1] & 0x40) != 0,
                false);
    }

    private static PrinterStatus paper(boolean end, boolean nearEnd) {
        return new PrinterStatus(false, false, end, nearEnd, false, false, false, false, false);
    }

    private PrinterStatus merge(PrinterStatus other) {
        return new PrinterStatus(
                offline || other.offline,
                coverOpen || other.coverOpen,
                paperEnd || other.paperEnd,
                paperNearEnd || other.paperNearEnd,
                recoverable || other.recoverable,
                cutter || other.cutter,
                unrecoverable || other.unrecoverable,
                headHot || other.headHot,
                someError || other.someError);
    }

    /** Why it cannot print now, the cause a person can mend first; empty when it can. */
    public Optional<PrinterReason> fault() {
        if (coverOpen) {
            return Optional.of(PrinterReason.COVER_OPEN);
        }
        if (paperEnd) {
            return Optional.of(PrinterReason.PAPER_OUT);
        }
        if (cutter) {
            return Optional.of(PrinterReason.CUTTER);
        }
        if (recoverable) {
            return Optional.of(PrinterReason.JAM);
        }
        if (unrecoverable) {
            return Optional.of(PrinterReason.BROKEN);
        }
        if (headHot) {
            return Optional.of(PrinterReason.HEAD_HOT);
        }
        if (someError) {
            return Optional.of(PrinterReason.JAM);
        }
        return offline ? Optional.of(PrinterReason.OFFLINE) : Optional.empty();
    }
}
