package org.paihao.role.hub;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.hall.Booking;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Slots;

/**
 * A file of appointments as other systems export it (CSV, RFC 4180): UTF-8 with or without a byte order mark, or
 * GB18030; commas; one line of names, then one appointment a line.
 *
 * @param bookings by their line
 * @param wrong what is wrong, by line; a file with any of it is not taken
 */
record BookingFile(Map<Integer, Booking> bookings, List<Wrong> wrong) {
    /** A line and what is wrong with it. */
    record Wrong(int line, String sentence) {}

    static final int LINES_MAX = 5_000;
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("code", "code"),
            Map.entry("预约码", "code"),
            Map.entry("service", "service"),
            Map.entry("事项", "service"),
            Map.entry("from", "from"),
            Map.entry("开始", "from"),
            Map.entry("to", "to"),
            Map.entry("结束", "to"),
            Map.entry("address", "address"),
            Map.entry("地址", "address"),
            Map.entry("crew", "crew"),
            Map.entry("小组", "crew"));
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-M-d H:mm");

    /** Reads a file. Never throws: what can't be read is named. */
    static BookingFile read(byte[] bytes, HallPlan plan) {
        Optional<String> text = decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, Charset.forName("GB18030")))
                .filter(read -> read.indexOf('\0') < 0);
        if (text.isEmpty()) {
            return new BookingFile(Map.of(), List.of(new Wrong(1, "this is neither UTF-8 nor GB18030 text")));
        }
        return new Reading(plan)
                .of(rows(text.get().startsWith("\uFEFF") ? text.get().substring(1) : text.get()));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private record Row(int line, List<String> cells) {}

    /** Cells by comma, quoted ones with doubled quotes in them; a line end in a quoted cell belongs to it. */
    private static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int began = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(new Row(began, List.copyOf(cells)));
                    cells.clear();
                    began = line;
                }
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        rows.add(new Row(began, List.copyOf(cells)));
        rows.removeIf(row -> row.cells().stream().allMatch(String::isEmpty));
        return rows;
    }

    /** One file being read. */
    private static final class Reading {
        private final HallPlan plan;
        private final Map<Integer, Booking> bookings = new HashMap<>();
        private final List<Wrong> wrong = new ArrayList<>();
        private final List<String> columns = new ArrayList<>();

        Reading(HallPlan plan) {
            this.plan = plan;
        }

        BookingFile of(List<Row> rows) {
            if (rows.isEmpty()) {
                wrong.add(new Wrong(1, "the file is empty"));
            } else if (rows.size() > LINES_MAX + 1) {
                wrong.add(new Wrong(1, "more than " + LINES_MAX + " appointments: split the file"));
            } else if (header(rows.getFirst())) {
                rows.subList(1, rows.size()).forEach(this::line);
            }
            return new BookingFile(Map.copyOf(bookings), List.copyOf(wrong));
        }

        private boolean header(Row row) {
            for (String name : row.cells()) {
                String known = NAMES.getOrDefault(name, "");
                if (known.isEmpty() || columns.contains(known)) {
                    wrong.add(new Wrong(row.line(), "'" + brief(name) + "' is no column here, or stands twice"));
                    return false;
                }
                columns.add(known);
            }
            for (String needed : List.of("code", "service", "from")) {
                if (!columns.contains(needed)) {
                    wrong.add(new Wrong(row.line(), "the column '" + needed + "' is missing"));
                    return false;
                }
            }
            return true;
        }

        private final Set<String> codes = new HashSet<>();

        private void line(Row row) {
            if (row.cells().size() > columns.size()) {
                wrong.add(new Wrong(row.line(), row.cells().size() + " cells, the first line names " + columns.size()));
                return;
            }
            try {
                ServiceId service = new ServiceId(cell(row, "service"));
                Instant from = time(cell(row, "from"), plan.timeZone());
                String to = cell(row, "to");
                Instant until = to.isEmpty()
                        ? new Slots(plan)
                                .at(service, from)
                                .map(Slots.Slot::to)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "no slot of '" + service + "' begins then, and 'to' is empty"))
                        : time(to, plan.timeZone());
                Booking booking =
                        new Booking(cell(row, "code"), service, from, until, said(row, "address"), said(row, "crew"));
                if (!codes.add(booking.code())) {
                    throw new IllegalArgumentException("the code stands twice in this file");
                }
                bookings.put(row.line(), booking);
            } catch (IllegalArgumentException e) {
                wrong.add(new Wrong(row.line(), String.valueOf(e.getMessage())));
            }
        }

        private String cell(Row row, String column) {
            int at = columns.indexOf(column);
            return at < 0 || at >= row.cells().size() ? "" : row.cells().get(at);
        }

        private Optional<String> said(Row row, String column) {
            return Optional.of(cell(row, column)).filter(text -> !text.isEmpty());
        }
    }

    /** ISO 8601 with a zone, or the hall's own time as tables write it: {@code 2026-11-24 9:30}. */
    private static Instant time(String text, ZoneId zone) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace('/', '-').replace('T', ' '), LOCAL)
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + brief(text) + "' is no time; write 2026-11-24 09:30", e);
        }
    }

    private static String brief(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
