package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paihao.store.TestBooks.T0;
import static org.paihao.store.TestBooks.touch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.label.Ordinals;
import org.paihao.role.Journal;
import org.paihao.role.StoreException;
import org.paihao.sim.disk.DiskFault;
import org.paihao.sim.disk.PowerCutError;
import org.paihao.sim.disk.SimDisk;

/** Books in one thread on a simulated disk, as a simulated hall has them. */
final class CallerTurnsTest {
    private final SimDisk disk = new SimDisk(new Random(7));
    private CallerTurns turns;
    private Instant now = T0;
    private int starts;
    private Books books;

    @BeforeEach
    void open() {
        turns = new CallerTurns();
        starts++;
        InstantSource wall = () -> now;
        books = Books.open(disk.mount(), TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, starts), turns, wall);
    }

    @AfterEach
    void end() {
        disk.kill();
    }

    @Test
    void aUnitHasEndedWhenTheCallReturnsAndListenersWereTold() {
        List<String> heard = new ArrayList<>();
        books.onCommit(() -> heard.add(Thread.currentThread().getName()));

        touch(books, "key", TestPlan.TAX, T0);

        assertThat(heard).containsExactly(Thread.currentThread().getName());
        assertThat(books.outbox().backlog(0, 0)).isEqualTo(1);
    }

    @Test
    void whatWasBegunGoesIntoOneCommitWithTheNextThatIsWaitedFor() {
        long before = disk.commits();
        List<CompletableFuture<Journal.Answer>> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = "key-" + i;
            begun.add(books.begin(new Journal.RequestKey(id, "tax"), entry -> new Journal.Answer(200, id)));
        }
        assertThat(turns.waiting()).isEqualTo(3);
        assertThat(begun).noneMatch(CompletableFuture::isDone);

        touch(books, "key", TestPlan.TAX, T0);

        assertThat(begun).allMatch(CompletableFuture::isDone);
        assertThat(disk.commits()).isEqualTo(before + 1);
        begun.add(books.begin(new Journal.RequestKey("key-1", "tax"), entry -> new Journal.Answer(500, "never")));
        turns.flush();
        assertThat(begun.getLast().join()).isEqualTo(new Journal.Answer(200, "key-1"));
    }

    @Test
    void severalCallersOfACommitThatFailsEachGetTheTruth() {
        for (boolean durable : new boolean[] {true, false}) {
            disk.inject(new DiskFault.CommitFails(1, durable));
            Journal.RequestKey key = new Journal.RequestKey("key-" + durable, "tax");
            CompletableFuture<Journal.Answer> one = books.begin(key, entry -> new Journal.Answer(200, "one"));
            CompletableFuture<Boolean> withoutKey = books.begin(entry -> true);
            turns.flush();

            assertThat(one.isCompletedExceptionally()).isEqualTo(!durable);
            assertThat(withoutKey).isCompletedExceptionally();
            assertThat(books.answered(key).isPresent()).isEqualTo(durable);
        }
    }

    @Test
    void aUnitInsideAUnitWouldWaitForEverAndIsRefused() {
        assertThatThrownBy(() -> books.commit(entry -> books.commit(inner -> true)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.waiting()).isZero();
        assertThat(touch(books, "key", TestPlan.TAX, T0).status()).isEqualTo(201);
    }

    @Test
    void anErrorOnTheBooksOwnThreadLeavesNobodyWaiting() {
        disk.kill();
        disk.inject(new DiskFault.CutAtWrite(3));
        try (Books threaded = Books.open(
                disk.mount(),
                TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, 99),
                Turns.ownThread(),
                InstantSource.system())) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> touch(threaded, "key", TestPlan.TAX, T0))
                        .isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void closedBooksRefuse() {
        books.close();
        books.close();

        assertThatThrownBy(() -> touch(books, "key", TestPlan.TAX, T0)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> books.outbox().backlog(0, 0)).isInstanceOf(StoreException.class);
    }

    @Test
    void answersAreDatedByTheGivenClock() {
        now = T0.plus(Duration.ofDays(9));
        touch(books, "key", TestPlan.TAX, T0);

        books.outbox().prune(0, 0, T0.plus(Duration.ofDays(8)).toEpochMilli());
        assertThat(books.answered(new Journal.RequestKey("key", "tax"))).isPresent();
        books.outbox().prune(0, 0, T0.plus(Duration.ofDays(10)).toEpochMilli());
        assertThat(books.answered(new Journal.RequestKey("key", "tax"))).isEmpty();
    }

    @Test
    void aPowerCutEndsTheProcessAndWhatWasAnsweredIsThere() {
        boolean there = false;
        boolean gone = false;
        for (int i = 0; i < 40; i++) {
            Journal.RequestKey key = new Journal.RequestKey("key-" + i, "tax");
            Journal.Answer before = touch(books, "before-" + i, TestPlan.TAX, T0);
            disk.inject(i % 2 == 0 ? new DiskFault.CutAtCommit(1) : new DiskFault.CutAtWrite(2));

            assertThatThrownBy(() -> touch(books, key.key(), TestPlan.TAX, T0)).isInstanceOf(PowerCutError.class);
            assertThatThrownBy(() -> touch(books, "zombie", TestPlan.TAX, T0)).isInstanceOf(PowerCutError.class);
            assertThatThrownBy(() -> books.outbox().backlog(0, 0)).isInstanceOf(PowerCutError.class);

            open();
            assertThat(books.answered(new Journal.RequestKey("before-" + i, "tax")))
                    .contains(before);
            assertThat(books.answered(new Journal.RequestKey("zombie", "tax"))).isEmpty();
            boolean stored = books.answered(key).isPresent();
            assertThat(stored && i % 2 == 1).as("not without a COMMIT").isFalse();
            there |= stored;
            gone |= !stored && i % 2 == 0;
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(there && gone)
                .as("a COMMIT the power went in is sometimes done")
                .isTrue();
    }
}
