package org.paihao.soak;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Columns over time as a picture: one panel below the other, each with its unit, its ticks and its legend. */
final class Chart {
    private static final int WIDTH = 900;
    private static final int PANEL = 150;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 34;
    private static final int BOTTOM = 22;
    private static final int TICKS = 4;
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color INK = new Color(0x333333);
    /** Told apart also by who does not see red from green. */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private final Samples samples;
    private final BufferedImage image;
    private final Graphics2D pen;
    private int top;

    private Chart(Samples samples, int panels) {
        this.samples = samples;
        this.image = new BufferedImage(WIDTH, panels * PANEL + BOTTOM, BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    }

    /**
     * Some columns on one scale, which begins at 0.
     *
     * @param title with its unit
     */
    record Panel(String title, List<String> columns) {}

    /** Draws and writes a PNG. */
    static void write(Samples samples, List<Panel> panels, Path file) throws IOException {
        Chart chart = new Chart(samples, panels.size());
        for (Panel panel : panels) {
            chart.panel(panel);
            chart.top += PANEL;
        }
        chart.pen.setColor(INK);
        chart.pen.drawString("minutes since the load began", WIDTH / 2 - 80, chart.top + BOTTOM - 6);
        chart.pen.dispose();
        ImageIO.write(chart.image, "png", file.toFile());
    }

    private void panel(Panel panel) {
        double most = 0;
        for (String column : panel.columns()) {
            for (double value : samples.column(column)) {
                most = Math.max(most, value);
            }
        }
        double step = step(most / TICKS);
        double full = Math.max(step, Math.ceil(most / step) * step);
        grid(panel.title(), step, full);
        int at = LEFT + pen.getFontMetrics().stringWidth(panel.title()) + 30;
        for (int i = 0; i < panel.columns().size(); i++) {
            String column = panel.columns().get(i);
            pen.setColor(COLOURS.get(i % COLOURS.size()));
            line(samples.column(column), full);
            pen.fillRect(at, top + 14, 14, 4);
            String name = column.replace('_', ' ');
            pen.drawString(name, at + 20, top + 21);
            at += 45 + pen.getFontMetrics().stringWidth(name);
        }
    }

    /** The next of 1, 2, 5, 10, 20 … that is not smaller. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.1))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private void grid(String title, double step, double full) {
        for (double value = 0; value <= full + step / 2; value += step) {
            pen.setColor(GRID);
            pen.drawLine(LEFT, y(value, full), WIDTH - RIGHT, y(value, full));
            pen.setColor(INK);
            String text = String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", value);
            pen.drawString(text, LEFT - 8 - pen.getFontMetrics().stringWidth(text), y(value, full) + 4);
        }
        double minutes = samples.last(Samples.SECONDS) / 60;
        double each = step(minutes / 10);
        for (double minute = 0; minute <= minutes; minute += each) {
            pen.setColor(GRID);
            pen.drawLine(x(minute * 60), y(full, full), x(minute * 60), y(0, full));
            pen.setColor(INK);
            String text = String.format(Locale.ROOT, each < 1 ? "%.1f" : "%.0f", minute);
            pen.drawString(text, x(minute * 60) - 4, y(0, full) + 15);
        }
        pen.drawString(title, LEFT, top + 21);
    }

    private void line(double[] values, double full) {
        double[] seconds = samples.column(Samples.SECONDS);
        Path2D path = new Path2D.Double();
        for (int i = 0; i < values.length; i++) {
            if (i == 0) {
                path.moveTo(x(seconds[i]), y(values[i], full));
            } else {
                path.lineTo(x(seconds[i]), y(values[i], full));
            }
        }
        pen.setStroke(new BasicStroke(1.8f));
        pen.draw(path);
        pen.setStroke(new BasicStroke(1f));
    }

    private int x(double seconds) {
        double all = Math.max(1, samples.last(Samples.SECONDS));
        return (int) Math.round(LEFT + (WIDTH - RIGHT - LEFT) * seconds / all);
    }

    private int y(double value, double full) {
        int height = PANEL - TOP - BOTTOM;
        return (int) Math.round(top + TOP + height * (1 - value / full));
    }
}
