package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that spreadsheets read as they were meant. */
class CsvTest {
    @Test
    void aTableBeginsWithAByteOrderMarkAndEndsItsLinesAsTheStandardSays() {
        byte[] bytes = Csv.of(List.of(List.of("号码", "事项"), List.of("A001", "税")));

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFF号码,事项\r\nA001,税\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://x\")"})
    void whatWouldBeAFormulaIsText(String text) {
        String cell = Csv.cell(text);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @Test
    void commasQuotesAndLineEndsStayInTheirCell() {
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Csv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.cell("")).isEmpty();
        assertThat(Csv.cell("1-2")).isEqualTo("1-2");
    }
}
