package org.paihao.sim.device;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.qr.QrModules;

/** The paper since the last cut: what stands on it as dots and as text. */
final class SlipPaper {
    /** Half a metre at 8 dots a millimetre; whatever comes after that is not drawn. */
    private static final int LONGEST_DOTS = 4000;

    static final int PITCH_DOTS = 30;
    /** Paper beside the print head: 72 mm of print on 80 mm of paper. */
    private static final int MARGIN_DOTS = 32;

    private static final int TAB_DOTS = 8 * SlipFont.CELL_DOTS;

    private final int widthDots;
    private final SlipFont font;
    private final BufferedImage dots;
    private final Graphics2D pen;
    private final StringBuilder text = new StringBuilder();
    private final List<Placed> line = new ArrayList<>();
    private Optional<String> qr = Optional.empty();
    private int x;
    private int y = 16;

    private record Placed(SlipFont.Glyph glyph, int x) {}

    SlipPaper(int widthDots, SlipFont font) {
        this.widthDots = widthDots;
        this.font = font;
        this.dots = new BufferedImage(widthDots, LONGEST_DOTS, BufferedImage.TYPE_BYTE_BINARY);
        this.pen = dots.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, widthDots, LONGEST_DOTS);
    }

    boolean isBlank() {
        return text.isEmpty() && qr.isEmpty();
    }

    /** Adds a character to the line. False when it does not fit: the caller feeds the line first, as printers do. */
    boolean add(SlipFont.Glyph glyph) {
        if (x + glyph.widthDots() > widthDots) {
            return false;
        }
        line.add(new Placed(glyph, x));
        x += glyph.widthDots();
        return true;
    }

    void tab() {
        int stop = (x / TAB_DOTS + 1) * TAB_DOTS;
        x = stop < widthDots ? stop : x;
    }

    void moveTo(int position) {
        x = Math.min(position, widthDots);
    }

    void dropLine() {
        line.clear();
        x = 0;
    }

    /** Prints the line and feeds the paper; returns the dots fed. */
    int feedLine(int align, int pitch) {
        int high = 0;
        int last = -1;
        for (Placed placed : line) {
            high = Math.max(high, placed.glyph().heightDots());
        }
        int offset = align == 1 ? (widthDots - x) / 2 : align == 2 ? widthDots - x : 0;
        for (Placed placed : line) {
            if (last >= 0 && placed.x() > last) {
                text.append(' ');
            }
            last = placed.x() + placed.glyph().widthDots();
            text.appendCodePoint(placed.glyph().codePoint());
            font.draw(
                    pen,
                    placed.glyph(),
                    placed.x() + offset,
                    y + high - placed.glyph().heightDots());
        }
        text.append('\n');
        dropLine();
        return feed(Math.max(pitch, high));
    }

    int feed(int count) {
        y = Math.min(y + count, LONGEST_DOTS - 1);
        return count;
    }

    int qr(String payload, QrModules modules, int moduleDots, int align) {
        int side = modules.size() * moduleDots;
        int left = align == 1 ? (widthDots - side) / 2 : align == 2 ? widthDots - side : 0;
        pen.setColor(Color.BLACK);
        for (int row = 0; row < modules.size(); row++) {
            for (int column = 0; column < modules.size(); column++) {
                if (modules.isDark(column, row)) {
                    pen.fillRect(left + column * moduleDots, y + row * moduleDots, moduleDots, moduleDots);
                }
            }
        }
        qr = Optional.of(payload);
        return feed(side);
    }

    /** What has come out, cut off here. */
    Slip cut(int number, boolean whole) {
        int height = Math.min(LONGEST_DOTS, y + 24);
        int paperDots = widthDots + 2 * MARGIN_DOTS;
        BufferedImage piece = new BufferedImage(paperDots, height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D copy = piece.createGraphics();
        copy.setColor(Color.WHITE);
        copy.fillRect(0, 0, paperDots, height);
        copy.drawImage(dots, MARGIN_DOTS, 0, null);
        copy.dispose();
        pen.dispose();
        return new Slip(number, text.toString(), qr, whole, piece);
    }

    String text() {
        return text.toString();
    }
}
