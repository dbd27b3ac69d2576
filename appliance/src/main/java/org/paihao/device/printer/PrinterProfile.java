package org.paihao.device.printer;

import org.paihao.device.port.LineSettings;

/**
 * What we know of a printer model, from its file in {@code firmware-config/devices/printers}.
 *
 * @param widthDots printable dots across the paper
 * @param columns cells of the normal 12 × 24 font in that width
 * @param dotsPerMm 8 at 203 dpi
 * @param speedMmPerSecond paper speed while printing
 * @param tailMm paper from the print head to the cutter
 * @param cutMillis time of one cut
 * @param confirm how far a ticket can be followed
 * @param answersStatus understands {@code DLE EOT n}
 * @param clears understands buffer clear {@code DLE DC4 8}
 */
public record PrinterProfile(
        String id,
        String model,
        LineSettings line,
        int widthDots,
        int columns,
        int dotsPerMm,
        int speedMmPerSecond,
        int tailMm,
        int cutMillis,
        Cutter cutter,
        Confirm confirm,
        boolean answersStatus,
        boolean clears) {
    /** What separates the slips. */
    public enum Cutter {
        PARTIAL,
        FULL,
        /** A tear bar: the paper is fed far enough to be torn. */
        NONE
    }

    /** Levels of proof, strongest first. */
    public enum Confirm {
        /** {@code GS ( H}: "transmitted when the printing is completed" (Epson ESC/POS reference, fn 48). */
        PRINTED,
        /** {@code GS r 1} as last command: all bytes were taken and parsed. */
        PARSED,
        /** The line has drained; says nothing about paper. */
        SENT
    }

    public PrinterProfile {
        if (widthDots < 96 || widthDots > 1024 || columns < 8 || columns > widthDots / 8) {
            throw new IllegalArgumentException("width of " + widthDots + " dots and " + columns + " columns");
        }
        if (dotsPerMm < 1 || speedMmPerSecond < 1 || tailMm < 0 || cutMillis < 0) {
            throw new IllegalArgumentException("measures of paper must be positive");
        }
    }

    /** Time from the first printed row to the slip that can be taken. */
    long paperNanos(int paperDots) {
        long mm = (long) paperDots / dotsPerMm + tailMm;
        return mm * 1_000_000_000L / speedMmPerSecond + cutMillis * 1_000_000L;
    }
}
