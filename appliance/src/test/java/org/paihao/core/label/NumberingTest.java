package org.paihao.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paihao.core.time.BusinessDay;

final class NumberingTest {
    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 11, 23));
    private static final Series WIDE = new Series('B', 200, 399);
    private static final Series WHOLE = new Series('C', 1, 999);

    private static List<Label> all(Series series, Ordinals ordinals) {
        List<Label> labels = new ArrayList<>();
        Numbering numbering = Numbering.none().on(DAY);
        Optional<Label> next = numbering.next(series, ordinals);
        while (next.isPresent()) {
            labels.add(next.get());
            numbering = numbering.advance(series);
            next = numbering.next(series, ordinals);
        }
        return labels;
    }

    @Test
    void theHubBeginsAtTheRangeAndGoesOnWithAThousandMore() {
        List<Label> labels = all(WIDE, Ordinals.ofHub(1));

        assertThat(labels).hasSize(400);
        assertThat(labels.getFirst()).hasToString("B200");
        assertThat(labels.get(200)).hasToString("B1200");
        assertThat(labels.getLast()).hasToString("B1399");
    }

    @Test
    void noTwoIssuersOfAHallEverPrintTheSameLabel() {
        Set<Label> seen = new HashSet<>();
        List<Ordinals> issuers = new ArrayList<>();
        for (long term = 1; term <= 20; term++) {
            issuers.add(Ordinals.ofHub(term));
        }
        for (int ordinal = Ordinals.KIOSK_MIN; ordinal <= Ordinals.KIOSK_MAX; ordinal++) {
            issuers.add(Ordinals.ofKiosk(ordinal));
        }

        for (Ordinals issuer : issuers) {
            for (Series series : List.of(WIDE, WHOLE)) {
                assertThat(all(series, issuer)).allMatch(seen::add).allMatch(series::holds);
            }
        }
    }

    @Test
    void anEarlierDayNeverStartsTheNumbersAgain() {
        Numbering used = Numbering.none().on(DAY).advance(WIDE);

        Numbering back = used.on(new BusinessDay(DAY.date().minusDays(1)));

        assertThat(back).isEqualTo(used);
        assertThat(used.on(new BusinessDay(DAY.date().plusDays(1))).next(WIDE, Ordinals.ofKiosk(2)))
                .hasValueSatisfying(label -> assertThat(label).hasToString("B2200"));
    }

    @Test
    void anOrdinalOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> Ordinals.ofKiosk(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ordinals.ofKiosk(80)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLabelReadsBackAsItIsPrinted() {
        for (String text : List.of("A001", "B2200", "C99999")) {
            assertThat(Label.parse(text)).hasToString(text);
        }
        for (String text : List.of("", "A1", "a001", "A0001234", "AA01", "A001 ")) {
            assertThatThrownBy(() -> Label.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
