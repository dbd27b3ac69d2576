package org.paihao.device.printer;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.device.printer.PrinterProfile.Cutter;
import org.paihao.ticket.Line;
import org.paihao.ticket.TextWidth;

/**
 * A layout as ESC/POS bytes in text mode, with as few of them as will do: at 9600 baud a byte costs a millisecond.
 * Command bytes: Epson ESC/POS reference; {@code FS &} after {@code ESC @} because a reset may end Chinese mode.
 */
final class EscPos {
    private static final int CELL_DOTS = 12;
    private static final int FONT_DOTS = 24;
    /** Line pitch after {@code ESC @}: 1/6 inch. */
    private static final int PITCH_DOTS = 30;
    /** Tab stops after {@code ESC @}: every eight cells. */
    private static final int TAB_DOTS = 8 * CELL_DOTS;
    /** {@code ━} and {@code ┉} at full width: three of them are a rule of 576 dots. */
    private static final String SOLID = "━";

    private static final String DASHED = "┉";

    private final PrinterProfile profile;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private int size;
    private boolean bold;
    private boolean inverse;
    private int align;
    private int paperDots;

    private EscPos(PrinterProfile profile) {
        this.profile = profile;
    }

    /** The bytes of one job and the length of paper they print, without the tail to the cutter. */
    static final class Job {
        private final byte[] bytes;
        private final int paperDots;

        Job(byte[] bytes, int paperDots) {
            this.bytes = bytes;
            this.paperDots = paperDots;
        }

        byte[] bytes() {
            return bytes;
        }

        int paperDots() {
            return paperDots;
        }
    }

    /** @param processId 4 characters 20 to 7E that the printer sends back when the job is on paper; used for PRINTED */
    static Job encode(List<Line> lines, PrinterProfile profile, String processId) {
        EscPos encoder = new EscPos(profile);
        encoder.put(0x1B, 0x40, 0x1C, 0x26);
        for (Line line : lines) {
            encoder.line(line);
        }
        if (profile.confirm() == Confirm.PRINTED) {
            encoder.put(0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30);
            processId.chars().forEach(encoder.out::write);
        } else if (profile.confirm() == Confirm.PARSED) {
            encoder.put(0x1D, 0x72, 0x01);
        }
        return new Job(encoder.out.toByteArray(), encoder.paperDots);
    }

    private void line(Line line) {
        switch (line) {
            case Line.Text text -> text(text);
            case Line.Columns columns -> columns(columns);
            case Line.Rule rule -> rule(rule);
            case Line.Qr qr -> qr(qr);
            case Line.Feed feed -> feed(feed.dots());
            case Line.Cut cut -> cut(cut);
        }
    }

    /** Blank lines where those are fewer bytes than {@code ESC J}. */
    private void feed(int dots) {
        if (dots % PITCH_DOTS == 0 && dots <= 3 * PITCH_DOTS) {
            for (int i = 0; i < dots / PITCH_DOTS; i++) {
                put(0x0A);
            }
        } else {
            put(0x1B, 0x4A, dots);
        }
        paperDots += dots;
    }

    private void text(Line.Text line) {
        int room = profile.columns() / line.wide();
        String text = TextWidth.clip(line.text(), room);
        if (line.inverse()) {
            // A black band over the whole width: the printer inverts only cells that hold a character.
            int blank = room - TextWidth.cells(text);
            text = " ".repeat(blank / 2) + text + " ".repeat(blank - blank / 2);
        }
        align(line.align() == Line.Align.CENTER ? 1 : 0);
        style(line.wide(), line.high(), line.bold(), line.inverse());
        out.writeBytes(GbText.encode(text));
        newline(line.high());
    }

    private void columns(Line.Columns line) {
        int half = profile.columns() / 2 / line.scale();
        String left = TextWidth.clip(line.left(), line.spread() ? half : profile.columns() / line.scale());
        String right = TextWidth.clip(line.right(), half);
        int leftDots = TextWidth.cells(left) * line.scale() * CELL_DOTS;
        int rightDots = TextWidth.cells(right) * line.scale() * CELL_DOTS;
        int width = profile.columns() * CELL_DOTS;
        align(0);
        style(line.scale(), line.scale(), line.bold(), false);
        int leftAt = 0;
        // A tab stop just before the edge is three bytes cheaper than the edge itself.
        int rightAt = (width - rightDots) / TAB_DOTS * TAB_DOTS;
        rightAt = rightAt >= leftDots + CELL_DOTS ? rightAt : width - rightDots;
        if (line.spread()) {
            leftAt = snap((width / 2 - leftDots) / 2);
            rightAt = Math.min(
                    width - rightDots, Math.max(leftAt + leftDots, snap(width / 2 + (width / 2 - rightDots) / 2)));
        }
        moveTo(0, leftAt);
        out.writeBytes(GbText.encode(left));
        moveTo(leftAt + leftDots, rightAt);
        out.writeBytes(GbText.encode(right));
        newline(line.scale());
    }

    private static int snap(int dots) {
        return (dots + TAB_DOTS / 2) / TAB_DOTS * TAB_DOTS;
    }

    /** By tabs where those are fewer bytes than {@code ESC $}. */
    private void moveTo(int from, int to) {
        int tabs = to / TAB_DOTS - from / TAB_DOTS;
        if (to % TAB_DOTS == 0 && tabs >= 0 && tabs <= 4) {
            for (int i = 0; i < tabs; i++) {
                put(0x09);
            }
        } else if (to > from) {
            put(0x1B, 0x24, to & 0xFF, to >> 8);
        }
    }

    private void rule(Line.Rule rule) {
        String stroke = switch (rule.stroke()) {
            case SOLID -> SOLID;
            case DASHED -> DASHED;
        };
        int wide = 8;
        style(wide, 1, bold, false);
        out.writeBytes(GbText.encode(stroke.repeat(profile.columns() / (2 * wide))));
        newline(1);
    }

    /** {@code ESC @} leaves model 2 and level L behind, so their commands are left out. */
    private void qr(Line.Qr qr) {
        align(1);
        put(0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, qr.moduleDots());
        int length = qr.payload().length() + 3;
        put(0x1D, 0x28, 0x6B, length & 0xFF, length >> 8, 0x31, 0x50, 0x30);
        qr.payload().chars().forEach(out::write);
        put(0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30);
        paperDots += qrModules(qr.payload().length()) * qr.moduleDots();
    }

    /**
     * Modules a side of the smallest code at level L for so many bytes (ISO/IEC 18004, table 7), for the paper's
     * length.
     */
    private static int qrModules(int bytes) {
        int[] capacity = {17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520};
        int version = 1;
        while (version < capacity.length && capacity[version - 1] < bytes) {
            version++;
        }
        return 17 + 4 * version;
    }

    private void cut(Line.Cut cut) {
        boolean full = cut.blade() == Line.Blade.FULL && profile.cutter() == Cutter.FULL;
        switch (profile.cutter()) {
            case PARTIAL, FULL -> put(0x1D, 0x56, full ? 0x41 : 0x42, 0x00);
            case NONE -> put(0x1B, 0x64, 0x05);
        }
    }

    private void align(int wanted) {
        if (align != wanted) {
            put(0x1B, 0x61, wanted);
            align = wanted;
        }
    }

    private void style(int wide, int high, boolean wantBold, boolean wantInverse) {
        int wantSize = (wide - 1) << 4 | (high - 1);
        if (size != wantSize) {
            put(0x1D, 0x21, wantSize);
            size = wantSize;
        }
        if (bold != wantBold) {
            put(0x1B, 0x45, wantBold ? 1 : 0);
            bold = wantBold;
        }
        if (inverse != wantInverse) {
            put(0x1D, 0x42, wantInverse ? 1 : 0);
            inverse = wantInverse;
        }
    }

    private void newline(int high) {
        put(0x0A);
        paperDots += Math.max(PITCH_DOTS, FONT_DOTS * high);
    }

    private void put(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
    }
}
