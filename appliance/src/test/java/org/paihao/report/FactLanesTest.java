package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.FactRead;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ingest;

class FactLanesTest {
    private final FactLanes lanes = new FactLanes();

    private void come(String terminal, int from, int to) {
        for (int number = from; number <= to; number++) {
            lanes.add(new Ingest.Incoming(
                    new TerminalId(terminal), new FactRead.Rubbish(terminal + number), new byte[0]));
        }
    }

    private List<String> taken(int max) {
        return lanes.take(max).stream()
                .map(fact -> ((FactRead.Rubbish) fact.read()).reason())
                .toList();
    }

    @Test
    void oneIsTakenFromEachInTurnAndEachOnesOrderIsKept() {
        come("a", 1, 4);
        come("b", 1, 2);
        come("c", 1, 1);
        assertThat(taken(4)).containsExactly("a1", "b1", "c1", "a2");
        come("c", 2, 2);
        assertThat(taken(10)).containsExactly("b2", "a3", "c2", "a4");
        assertThat(lanes.isEmpty()).isTrue();
    }

    @Test
    void aBoxThatSendsWithoutEndFillsOnlyItsOwnLane() {
        come("a", 1, 100_000);
        come("b", 1, 1);
        assertThat(taken(2)).containsExactly("a1", "b1");
        assertThat(taken(100_000)).hasSize(FactLanes.LANE_MAX - 1);
    }

    @Test
    void nothingIsLeftAfterClearing() {
        come("a", 1, 3);
        lanes.clear();
        assertThat(lanes.isEmpty()).isTrue();
        assertThat(lanes.take(1)).isEmpty();
        come("a", 4, 4);
        assertThat(taken(5)).containsExactly("a4");
    }
}
