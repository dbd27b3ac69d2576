package org.paihao.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelCodesTest {
    @Test
    void noTwoLabelsOfAHallShareACode() {
        Set<Integer> codes = new HashSet<>();
        int labels = 0;
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            for (int number = 0; number <= 9_999; number++) {
                codes.add(new Label(letter, number).hashCode());
                labels++;
            }
        }
        assertThat(codes).hasSize(labels);
        assertThat(new Label('A', 31)).isEqualTo(Label.parse("A031")).isNotEqualTo(new Label('B', 0));
    }
}
