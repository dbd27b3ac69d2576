package org.paihao.ticket;

import static org.paihao.ticket.SlipWords.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.paihao.ticket.Line.Blade;
import org.paihao.ticket.Line.Columns;
import org.paihao.ticket.Line.Cut;
import org.paihao.ticket.Line.Feed;
import org.paihao.ticket.Line.Qr;
import org.paihao.ticket.Line.Rule;
import org.paihao.ticket.Line.Stroke;
import org.paihao.ticket.Line.Text;

/**
 * A slip as lines. The number is the hero: as large as its paper allows; then what, where, how long.
 *
 * @param columns cells of the normal font on the paper: 48 on 80 mm, 32 on 58 mm
 */
public record TicketLayout(List<Line> lines, int columns) {
    /** Six dots a module: a code of 60 characters is 27 mm wide and reads from half a metre. */
    private static final int MODULE_DOTS = 6;

    private static final int LARGEST = 8;
    private static final Pattern AIR =
            Pattern.compile("(?<=\\p{IsHan}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=\\p{IsHan})");

    public TicketLayout {
        lines = List.copyOf(lines);
    }

    /** Lays a slip out for a paper of so many columns. */
    public static TicketLayout of(TicketSlip slip, int columns) {
        List<Line> lines = new ArrayList<>();
        if (slip.reprint()) {
            lines.add(Text.centered(slip.words().reprint(), 2).inverted());
        }
        if (slip.elder()) {
            elder(slip, columns, lines);
        } else {
            normal(slip, columns, lines);
        }
        lines.add(new Cut(Blade.PARTIAL));
        return new TicketLayout(lines, columns);
    }

    private static void normal(TicketSlip slip, int columns, List<Line> lines) {
        SlipWords words = slip.words();
        lines.add(Text.centered(slip.hallName(), 1).strong());
        lines.add(new Rule(Stroke.SOLID));
        lines.add(fitted(slip.serviceName(), 2, columns).strong());
        lines.add(fitted(slip.label(), LARGEST, columns).strong());
        wait(slip, columns, lines);
        lines.add(new Rule(Stroke.DASHED));
        if (!slip.where().isEmpty()) {
            lines.add(fitted(slip.where(), 2, columns).strong());
        }
        if (!slip.counters().isEmpty()) {
            lines.add(
                    fitted(fill(words.counters(), slip.counters()), 2, columns).strong());
        }
        slip.qrUrl().ifPresent(url -> {
            // Quiet zone: a line of the printer's pitch costs one byte.
            lines.add(new Feed(30));
            lines.add(new Qr(url, MODULE_DOTS));
            lines.add(new Feed(30));
            lines.add(Text.centered(words.scanHint(), 1));
        });
        if (!slip.footer().isEmpty()) {
            lines.add(new Rule(Stroke.DASHED));
            slip.footer().forEach(line -> lines.add(Text.centered(line, 1)));
        }
        lines.add(new Columns(slip.issuedAt(), slip.boxName(), 1, false, false));
    }

    private static void wait(TicketSlip slip, int columns, List<Line> lines) {
        SlipWords words = slip.words();
        String ahead = slip.ahead().isPresent()
                ? tight(fill(words.people(), Integer.toString(slip.ahead().getAsInt())))
                : words.cannotEstimate();
        String estimate = slip.estimate()
                .map(e -> tight(minutes(e, words.within(), words.minutes())))
                .orElse(words.cannotEstimate());
        if (slip.ahead().isEmpty() && slip.estimate().isEmpty()) {
            lines.add(Text.centered(words.estimate(), 1));
            lines.add(fitted(words.cannotEstimate(), 2, columns).strong());
        } else if (columns >= 40) {
            lines.add(new Columns(words.ahead(), words.estimate(), 1, false, true));
            lines.add(new Columns(ahead, estimate, 2, true, true));
        } else {
            lines.add(Text.centered(words.ahead() + " " + ahead, 1));
            lines.add(Text.centered(words.estimate() + " " + estimate, 1));
        }
    }

    private static String minutes(TicketSlip.Estimate estimate, String within, String range) {
        return estimate.isWithin()
                ? fill(within, Integer.toString(estimate.p90Minutes()))
                : fill(range, estimate.range());
    }

    private static void elder(TicketSlip slip, int columns, List<Line> lines) {
        SlipWords words = slip.words();
        lines.add(fitted(slip.serviceName(), 3, columns).strong());
        lines.add(fitted(slip.label(), LARGEST, columns).strong());
        lines.add(new Feed(30));
        lines.add(fitted(words.elderGoTo(), 2, columns).inverted());
        lines.add(fitted(slip.where(), 3, columns).strong().inverted());
        lines.add(fitted(words.elderSit(), 2, columns).inverted());
        lines.add(new Feed(30));
        slip.ahead()
                .ifPresent(ahead -> lines.add(fitted(fill(words.elderAhead(), Integer.toString(ahead)), 2, columns)));
        slip.estimate()
                .ifPresent(estimate ->
                        lines.add(fitted(minutes(estimate, words.elderWithin(), words.elderEstimate()), 2, columns)));
        lines.add(new Rule(Stroke.SOLID));
        lines.add(fitted(words.elderHelp(), 2, columns));
        lines.add(Text.centered(slip.issuedAt(), 2));
    }

    /**
     * A centred line, narrower (never lower) than asked for when it would not fit; what still does not fit is clipped.
     */
    static Text fitted(String wanted, int scale, int columns) {
        String text = tight(wanted);
        int cells = Math.max(1, TextWidth.cells(text));
        int wide = Math.max(1, Math.min(scale, columns / cells));
        return new Text(TextWidth.clip(text, columns / wide), wide, scale, Line.Align.CENTER, false, false);
    }

    /** A printer's digits stand in cells with air of their own: a space beside a Chinese character is too much. */
    private static String tight(String text) {
        return AIR.matcher(text).replaceAll("");
    }
}
