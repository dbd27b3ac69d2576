package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paihao.store.TestBooks.T0;
import static org.paihao.store.TestBooks.touch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.label.Ordinals;
import org.paihao.role.Journal;
import org.paihao.role.StoreException;

/** A failed COMMIT is unknown, not failed (hall protocol §11): what was answered is there, what was refused is not. */
final class CommitFailsTest {
    private static final int CALLERS = 16;

    @TempDir
    private Path folder;

    private static Books open(FailingDatabase database) {
        return TestBooks.open(database, "kiosk-1", Ordinals.ofKiosk(2), false);
    }

    private FailingDatabase failing(String name, FailingDatabase.Step step, int n) {
        return new FailingDatabase(Database.file(folder.resolve(name)), step, n);
    }

    @Test
    void whateverStatementFailsTheBooksAgreeWithTheAnswers() {
        int n = 1;
        boolean failed = true;
        while (failed) {
            failed = onceAt("statement-" + n, FailingDatabase.Step.STATEMENT, n);
            n++;
        }
        assertThat(n).as("each unit writes several rows").isGreaterThan(8);
    }

    @Test
    void whicheverCommitFailsDoneOrNotTheBooksAgreeWithTheAnswers() {
        for (int n = 1; n <= 4; n++) {
            assertThat(onceAt("not-done-" + n, FailingDatabase.Step.COMMIT_NOT_DONE, n))
                    .isTrue();
            assertThat(onceAt("done-" + n, FailingDatabase.Step.COMMIT_DONE, n)).isTrue();
        }
    }

    /** Four touches, one of which meets the failure; then the file is opened by a process that knows nothing. */
    private boolean onceAt(String name, FailingDatabase.Step step, int n) {
        FailingDatabase database = failing(name, step, n);
        Map<String, Journal.Answer> answered = new ConcurrentHashMap<>();
        Set<String> refused = new ConcurrentSkipListSet<>();
        HallState last;
        try (Books books = open(database)) {
            touch(books, "before", TestPlan.TAX, T0);
            database.arm();
            for (int i = 0; i < 4; i++) {
                attempt(books, "key-" + i, answered, refused);
            }
            last = books.state();
        }
        if (step == FailingDatabase.Step.COMMIT_DONE) {
            assertThat(refused).as("what is durable is answered").isEmpty();
        }
        agree(database, answered, refused, last);
        return database.failed();
    }

    private static void attempt(Books books, String key, Map<String, Journal.Answer> answered, Set<String> refused) {
        try {
            answered.put(key, touch(books, key, TestPlan.TAX, T0));
        } catch (StoreException e) {
            refused.add(key);
        }
    }

    private static void agree(
            FailingDatabase database, Map<String, Journal.Answer> answered, Set<String> refused, HallState last) {
        try (Books books = TestBooks.open(database.real(), "kiosk-1", Ordinals.ofKiosk(2), false)) {
            assertThat(books.state()).isEqualTo(last);
            answered.forEach((key, answer) -> assertThat(books.answered(new Journal.RequestKey(key, "tax")))
                    .contains(answer));
            refused.forEach(key -> assertThat(books.answered(new Journal.RequestKey(key, "tax")))
                    .isEmpty());
            assertThat(books.state().tickets()).hasSize(1 + answered.size());
            assertThat(books.outbox().after(0, 0, 1_000))
                    .extracting(StoredFact::seq)
                    .as("no gap, nothing twice")
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 1 + answered.size())
                            .boxed()
                            .toList());
            // The refused ones are tried again with the same key, as their clients do.
            refused.forEach(key ->
                    assertThat(touch(books, key, TestPlan.TAX, T0).status()).isEqualTo(201));
        }
    }

    @Test
    void sixteenCallersAtOnceEachGetTheTruthWhenTheirCommonCommitFails() throws Exception {
        for (FailingDatabase.Step step : FailingDatabase.Step.values()) {
            for (int n : new int[] {1, 4}) {
                String name = "crowd-" + step + "-" + n;
                FailingDatabase database = failing(name, step, n);
                Map<String, Journal.Answer> answered = new ConcurrentHashMap<>();
                Set<String> refused = new ConcurrentSkipListSet<>();
                HallState last;
                try (Books books = open(database);
                        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
                    touch(books, "before", TestPlan.TAX, T0);
                    database.arm();
                    List<Future<?>> all = new ArrayList<>();
                    for (int i = 0; i < CALLERS * 2; i++) {
                        String key = "key-" + i;
                        all.add(callers.submit(() -> attempt(books, key, answered, refused)));
                    }
                    for (Future<?> one : all) {
                        one.get();
                    }
                    last = books.state();
                }
                assertThat(answered.size() + refused.size()).isEqualTo(CALLERS * 2);
                agree(database, answered, refused, last);
            }
        }
    }

    @Test
    void booksThatCannotBeOpenedForAWhileRefuseAndThenGoOnFromWhatIsReallyThere() {
        FailingDatabase database = failing("slow", FailingDatabase.Step.COMMIT_DONE, 1);
        database.failReopening(3);
        try (Books books = open(database)) {
            touch(books, "before", TestPlan.TAX, T0);
            database.arm();

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> touch(books, "key", TestPlan.TAX, T0)).isInstanceOf(StoreException.class);
            }

            // The first try was durable all along; nobody knew, and nobody makes another ticket of it.
            assertThat(touch(books, "key", TestPlan.TAX, T0).body()).isEqualTo("A2002");
            assertThat(touch(books, "next", TestPlan.TAX, T0).body()).isEqualTo("A2003");
            assertThat(books.outbox().backlog(0, 0)).isEqualTo(3);
        }
    }
}
