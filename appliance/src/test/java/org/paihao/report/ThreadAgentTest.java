package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.paihao.device.Await;

class ThreadAgentTest {
    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();

    @Test
    void workThatCameBeforeTheStartIsDoneFirstAndAllInOrder() {
        try (ThreadAgent agent = ThreadAgent.virtual("test")) {
            for (int i = 0; i < 5_000; i++) {
                int number = i;
                agent.execute(() -> done.add(number));
            }
            agent.start(() -> {
                turns.incrementAndGet();
                return Long.MAX_VALUE;
            });
            Await.until("all is done", () -> done.size() == 5_000);
            assertThat(done).isSorted();
            Await.until("and there were turns between", () -> turns.get() >= 5);
            assertThat(turns.get()).as("but not one for each").isLessThan(100);
        }
    }

    @Test
    void workAndTurnsThatFailCostOnlyThemselves() {
        try (ThreadAgent agent = ThreadAgent.platform("test")) {
            agent.start(() -> {
                if (turns.incrementAndGet() < 3) {
                    throw new IllegalStateException("a disk");
                }
                return Long.MAX_VALUE;
            });
            agent.execute(() -> {
                throw new IllegalStateException("a mistake");
            });
            agent.execute(() -> done.add(1));
            Await.until("it goes on", () -> done.contains(1) && turns.get() >= 3);
        }
    }

    @Test
    void itsTurnComesWhenItAskedForItAndNotBefore() {
        try (ThreadAgent agent = ThreadAgent.virtual("test")) {
            agent.start(() -> turns.incrementAndGet() < 10
                    ? Duration.ofMillis(1).toNanos()
                    : Duration.ofHours(1).toNanos());
            Await.until("ten turns", () -> turns.get() == 10);
            agent.execute(() -> done.add(1));
            Await.until("woken by work", () -> turns.get() == 11);
            assertThat(done).containsExactly(1);
        }
    }

    @Test
    void whatIsDoneBesideDoesNotWaitForTheAgent() {
        try (ThreadAgent agent = ThreadAgent.virtual("test")) {
            // Not started: its own work can't run.
            agent.execute(() -> done.add(0));
            agent.after(Duration.ZERO, () -> done.add(1));
            agent.after(Duration.ofMillis(1), () -> done.add(2));
            Await.until("both", () -> done.size() == 2);
            assertThat(done).containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void afterItIsClosedNothingRuns() {
        ThreadAgent agent = ThreadAgent.virtual("test");
        agent.start(() -> Long.MAX_VALUE);
        agent.close();
        agent.execute(() -> done.add(1));
        assertThat(done).isEmpty();
    }
}
