package org.paihao.web.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a spreadsheet reads it: RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something
 * else. A cell that would begin a formula is made text by a quote before it (OWASP, CSV injection).
 */
final class Csv {
    private static final String FORMULA_BEGINS = "=+-@\t\r";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Csv() {}

    static byte[] of(List<List<String>> rows) {
        String text = rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
        return (BYTE_ORDER_MARK + text).getBytes(StandardCharsets.UTF_8);
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
