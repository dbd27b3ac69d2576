package org.paihao.ticket;

import java.util.ArrayList;
import java.util.List;
import org.paihao.ticket.Line.Blade;
import org.paihao.ticket.Line.Columns;
import org.paihao.ticket.Line.Cut;
import org.paihao.ticket.Line.Feed;
import org.paihao.ticket.Line.Rule;
import org.paihao.ticket.Line.Stroke;
import org.paihao.ticket.Line.Text;

/**
 * Who waits for one service, on paper (应急等候名单): what a hall calls by when nothing else works. For staff, so in
 * Chinese; labels and times only, nobody's name.
 *
 * @param rows first to be called first
 * @param more people who wait and whom nobody could list
 * @param asOf when it was true, {@code HH:mm}
 */
public record WaitingListSlip(
        String hallName, String serviceName, List<Row> rows, int more, String asOf, String printedAt, String boxName) {
    /** 80 mm paper; on narrower paper two numbers a line need normal letters. */
    private static final int WIDE_PAPER = 48;

    private static final int AIR_DOTS = 16;

    public WaitingListSlip {
        rows = List.copyOf(rows);
    }

    /** One who waits. {@code since}: {@code HH:mm}. */
    public record Row(String label, String since) {
        private String cells() {
            return label + " " + since;
        }
    }

    /** As lines for a paper of so many columns: two numbers side by side, read as a page is. */
    public TicketLayout layout(int columns) {
        int scale = columns >= WIDE_PAPER ? 2 : 1;
        List<Line> lines = new ArrayList<>();
        lines.add(Text.centered("应急等候名单", 2).strong().inverted());
        lines.add(new Feed(AIR_DOTS));
        lines.add(Text.centered(hallName, 1));
        lines.add(TicketLayout.fitted(serviceName, 2, columns).strong());
        lines.add(Text.centered(rows.isEmpty() ? "无人等候" : "共 " + (rows.size() + more) + " 人", 2)
                .strong());
        lines.add(Text.centered("名单截至 " + asOf + "，按此顺序叫号", 1));
        lines.add(new Rule(Stroke.SOLID));
        lines.add(new Feed(AIR_DOTS));
        for (int i = 0; i < rows.size(); i += 2) {
            String right = i + 1 < rows.size() ? rows.get(i + 1).cells() : "";
            lines.add(new Columns(rows.get(i).cells(), right, scale, true, true));
        }
        if (more > 0) {
            lines.add(Text.centered("另有 " + more + " 人排在后面，未列出", 1).strong());
        }
        lines.add(new Feed(AIR_DOTS));
        lines.add(new Rule(Stroke.DASHED));
        lines.add(new Columns(printedAt, boxName, 1, false, false));
        lines.add(new Cut(Blade.PARTIAL));
        return new TicketLayout(lines, columns);
    }
}
