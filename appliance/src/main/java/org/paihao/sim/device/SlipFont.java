package org.paihao.sim.device;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Set;

/**
 * The printer's font: 24 dots high, ASCII 12 dots wide, Chinese 24, drawn smooth at any scale as modern printers do.
 */
final class SlipFont {
    static final int CELL_DOTS = 12;
    static final int HEIGHT_DOTS = 24;
    private static final float BASELINE = 0.88f;
    private static final List<String> WANTED =
            List.of("Noto Sans Mono CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei");

    /** Looking through the machine's fonts takes a while, so it is done once, and not before something is drawn. */
    private static final class Machine {
        static final Font PLAIN = find(Font.PLAIN);
        static final Font STRONG = find(Font.BOLD);

        /** The first of the wanted families that this machine has, else Java's own. */
        private static Font find(int style) {
            Set<String> there =
                    Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
            String family = WANTED.stream().filter(there::contains).findFirst().orElse(Font.MONOSPACED);
            return new Font(family, style, HEIGHT_DOTS);
        }
    }

    static int cells(int codePoint) {
        return codePoint < 0x80 ? 1 : 2;
    }

    /** One character in its cell, whose upper left dot is x, y. */
    record Glyph(int codePoint, int wide, int high, boolean bold, boolean inverse) {
        int widthDots() {
            return cells(codePoint) * CELL_DOTS * wide;
        }

        int heightDots() {
            return HEIGHT_DOTS * high;
        }
    }

    void draw(Graphics2D paper, Glyph glyph, int x, int y) {
        if (glyph.inverse()) {
            paper.setColor(Color.BLACK);
            paper.fillRect(x, y, glyph.widthDots(), glyph.heightDots());
        }
        paper.setColor(glyph.inverse() ? Color.WHITE : Color.BLACK);
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        String text = new String(Character.toChars(glyph.codePoint()));
        Font font = glyph.bold() ? Machine.STRONG : Machine.PLAIN;
        FontRenderContext context = paper.getFontRenderContext();
        Rectangle2D bounds = font.getStringBounds(text, context);
        double cell = cells(glyph.codePoint()) * CELL_DOTS;
        double fit = bounds.getWidth() > 0 ? cell / bounds.getWidth() : 1;
        AffineTransform place = AffineTransform.getTranslateInstance(x, y + BASELINE * glyph.heightDots());
        place.scale(glyph.wide() * fit, glyph.high());
        paper.fill(place.createTransformedShape(
                font.createGlyphVector(context, text).getOutline()));
    }
}
