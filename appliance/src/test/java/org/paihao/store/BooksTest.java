package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paihao.store.TestBooks.T0;
import static org.paihao.store.TestBooks.kiosk;
import static org.paihao.store.TestBooks.touch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.StaffId;
import org.paihao.role.Journal;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;

final class BooksTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("books.db");
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAndRunsOnceAlsoAfterARestart() {
        Journal.Answer first;
        try (Books books = kiosk(file())) {
            first = touch(books, "key", TestPlan.TAX, T0);
            assertThat(first).isEqualTo(new Journal.Answer(201, "A2001"));
            assertThat(touch(books, "key", TestPlan.TAX, T0.plusSeconds(5))).isEqualTo(first);
            assertThat(books.state().tickets()).hasSize(1);
        }
        try (Books books = kiosk(file())) {
            assertThat(touch(books, "key", TestPlan.TAX, T0.plusSeconds(9))).isEqualTo(first);
            assertThat(books.answered(new Journal.RequestKey("key", "tax"))).contains(first);
            assertThat(books.answered(new Journal.RequestKey("other", "tax"))).isEmpty();
            assertThat(books.state().tickets()).hasSize(1);
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsTold() {
        try (Books books = kiosk(file())) {
            touch(books, "key", TestPlan.TAX, T0);

            assertThatThrownBy(() -> touch(books, "key", TestPlan.SEAL, T0)).isInstanceOf(KeyReusedException.class);
            assertThatThrownBy(() -> books.answered(new Journal.RequestKey("key", "seal")))
                    .isInstanceOf(KeyReusedException.class);
            assertThat(books.state().tickets()).hasSize(1);
        }
    }

    @Test
    void aUnitThatThrowsLeavesNoTraceAndTheNextOneGoesOn() {
        HallState before;
        try (Books books = kiosk(file())) {
            touch(books, "one", TestPlan.TAX, T0);
            before = books.state();

            assertThatThrownBy(() -> books.commit(entry -> {
                        entry.decide(TestBooks.take("lost", TestPlan.TAX), T0);
                        entry.keep("name", "value");
                        throw new IllegalArgumentException("as it must");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("as it must");
            assertThatThrownBy(() -> books.commit(entry -> {
                        throw new AssertionError("an error, not an exception");
                    }))
                    .isInstanceOf(AssertionError.class);

            assertThat(books.state()).isEqualTo(before);
            assertThat(books.lastSeq()).isEqualTo(1);
            assertThat(books.kept("name")).isEmpty();
        }
        try (Books books = kiosk(file())) {
            assertThat(books.state()).isEqualTo(before);
            assertThat(touch(books, "two", TestPlan.TAX, T0).body()).isEqualTo("A2002");
        }
    }

    @Test
    void theStateAfterOpeningAgainIsTheStateBefore() {
        HallState before;
        try (Books books = kiosk(file())) {
            for (int i = 0; i < 20; i++) {
                touch(books, "key-" + i, TestPlan.OPEN.get(i % 2), T0.plusSeconds(i));
            }
            books.commit(entry -> entry.decide(new Command.OpenCounter(TestPlan.ONE, new StaffId("1001")), T0));
            books.commit(entry -> {
                entry.keep("a", "1");
                entry.keep("a", "2");
                return true;
            });
            before = books.state();
        }
        try (Books books = kiosk(file())) {
            assertThat(books.state()).isEqualTo(before);
            assertThat(books.kept("a")).contains("2");
        }
    }

    @Test
    void overADayChangeOnlyTheNewDayIsPlayedAgain() {
        HallState before;
        try (Books books = kiosk(file())) {
            touch(books, "old", TestPlan.TAX, T0);
            touch(books, "new", TestPlan.SEAL, T0.plus(Duration.ofDays(1)));
            assertThat(touch(books, "late", TestPlan.TAX, T0.plusSeconds(60)).body())
                    .as("a clock that jumps back never prints yesterday's label again")
                    .isEqualTo("A2001");
            before = books.state();
            assertThat(before.tickets()).hasSize(2);
            assertThat(before.day().date()).isEqualTo("2026-11-24");
        }
        try (Books books = kiosk(file())) {
            assertThat(books.state()).isEqualTo(before);
            assertThat(touch(books, "next", TestPlan.TAX, T0.plus(Duration.ofDays(1)))
                            .body())
                    .isEqualTo("A2002");
        }
    }

    @Test
    void theOutboxGivesEveryFactInOrderOverSeveralStarts() {
        Set<String> epochs = new HashSet<>();
        for (int start = 1; start <= 3; start++) {
            try (Books books = kiosk(file())) {
                assertThat(books.start()).isEqualTo(start);
                assertThat(books.previous().isPresent()).isEqualTo(start > 1);
                books.previous()
                        .ifPresent(before -> assertThat(before.lastSeq()).isEqualTo(2));
                epochs.add(books.epoch());
                touch(books, start + "-a", TestPlan.TAX, T0);
                touch(books, start + "-b", TestPlan.TAX, T0);
            }
        }
        try (Books books = kiosk(file())) {
            Outbox outbox = books.outbox();
            List<StoredFact> all = outbox.after(0, 0, 100);
            assertThat(all)
                    .extracting(fact -> fact.start() + ":" + fact.seq())
                    .containsExactly("1:1", "1:2", "2:1", "2:2", "3:1", "3:2");
            assertThat(all).extracting(StoredFact::epoch).containsOnlyElementsOf(epochs);
            assertThat(outbox.after(1, 2, 2)).extracting(StoredFact::seq).containsExactly(1L, 2L);
            assertThat(outbox.backlog(2, 1)).isEqualTo(3);
            assertThat(outbox.startOf(all.getFirst().epoch())).contains(1L);
            assertThat(outbox.startOf("ffffffffffffffff")).isEmpty();
        }
    }

    @Test
    void pruningLetsGoWhatIsOldAndCommittedAndNumbersGoOn() {
        long later = T0.plus(Duration.ofDays(8)).toEpochMilli();
        try (Books books = kiosk(file())) {
            touch(books, "a", TestPlan.TAX, T0);
            touch(books, "b", TestPlan.TAX, T0);
            touch(books, "c", TestPlan.TAX, T0);

            books.outbox().prune(books.start(), 2, later);
            assertThat(books.outbox().after(0, 0, 9))
                    .extracting(StoredFact::seq)
                    .containsExactly(3L);
            books.outbox().prune(books.start(), 3, T0.toEpochMilli());
            assertThat(books.outbox().after(0, 0, 9)).as("young rows stay").hasSize(1);
            books.outbox().prune(books.start(), 3, later);
            assertThat(books.outbox().after(0, 0, 9)).isEmpty();
        }
        try (Books books = kiosk(file())) {
            assertThat(books.previous().orElseThrow().lastSeq()).isEqualTo(3);
        }
    }

    @Test
    void sixteenCallersGetSixteenTruths() throws Exception {
        Set<String> labels = ConcurrentHashMap.newKeySet();
        try (Books books = kiosk(file());
                ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                int n = caller;
                all.add(callers.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        Journal.Answer mine = touch(books, n + "-" + i, TestPlan.TAX, T0);
                        assertThat(labels.add(mine.body())).as("%s twice", mine).isTrue();
                        assertThat(touch(books, "shared-" + i, TestPlan.SEAL, T0))
                                .isEqualTo(touch(books, "shared-" + i, TestPlan.SEAL, T0));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(labels).hasSize(160);
            assertThat(books.state().tickets()).hasSize(170);
            assertThat(books.outbox().backlog(0, 0)).isEqualTo(170);
        }
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheBooks() {
        try (Books books = kiosk(file())) {
            AtomicBoolean heard = new AtomicBoolean();
            books.onCommit(() -> {
                heard.set(true);
                throw new IllegalStateException("a listener's own trouble");
            });

            touch(books, "a", TestPlan.TAX, T0);
            touch(books, "b", TestPlan.TAX, T0);

            assertThat(heard).isTrue();
            assertThat(books.state().tickets()).hasSize(2);
        }
    }

    @Test
    void closedBooksRefuseInsteadOfLettingAnybodyWait() {
        Books books = kiosk(file());
        books.close();

        assertThatThrownBy(() -> touch(books, "a", TestPlan.TAX, T0)).isInstanceOf(StoreException.class);
    }

    @Test
    void aHubsOwnFactsGoStraightIntoItsLedger() {
        Instant at = T0;
        try (Books books = TestBooks.hub(file())) {
            books.commit(entry -> {
                entry.record(new Fact.CounterOpened(TestPlan.ONE, new StaffId("1001")), at);
                return true;
            });
            assertThat(books.count(books.terminals().getFirst())).isEqualTo(1);
            assertThat(books.latest(books.terminals().getFirst()).orElseThrow().committed())
                    .isEqualTo(1);
            assertThat(books.newest(5)).hasSize(1);
            assertThat(books.outbox().backlog(0, 0)).isZero();
        }
        try (Books books = TestBooks.hub(file())) {
            assertThat(books.previous().orElseThrow().lastSeq()).isEqualTo(1);
            assertThat(books.terminals()).hasSize(1);
        }
    }
}
