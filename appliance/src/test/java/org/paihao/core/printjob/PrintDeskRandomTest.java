package org.paihao.core.printjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paihao.core.printjob.PrintCommand.PrinterEnd;

/**
 * Random commands, most of them nonsense at that moment: whatever comes, the quota is exact and every job ends once.
 */
class PrintDeskRandomTest {
    private static final int COMMANDS = 400;
    private static final int DAY_PAGES = 120;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("paihao.seeds", 200));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theQuotaIsExactAndEveryJobEndsExactlyOnce(long seed) {
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        PrintDesk desk = PrintDesk.free(PageQuota.of(DAY_PAGES, 0));
        Instant now = Instant.parse("2026-03-02T01:00:00Z");

        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextInt(20_000));
            desk = apply(desk, command(random, i), now, ledger);
        }
        for (int hour = 0; hour < 3; hour++) {
            now = now.plus(Duration.ofHours(1));
            desk = apply(desk, new PrintCommand.Tick(), now, ledger);
        }

        assertThat(desk.job()).isEqualTo(new PrintJob.None());
        assertThat(ledger.open).as("jobs that never ended").isEmpty();
        assertThat(desk.quota().reservedPages()).isZero();
        assertThat(ledger.ended)
                .as("the commands must reach the interesting states")
                .isNotEmpty();
    }

    private static PrintDesk apply(PrintDesk before, PrintCommand command, Instant at, Ledger ledger) {
        return switch (before.decide(command, at)) {
            case PrintDecision.Refused refused -> before;
            case PrintDecision.Accepted(var events) -> {
                PrintDesk desk = before;
                for (PrintJobEvent event : events) {
                    desk = desk.evolve(event);
                    ledger.keep(event);
                    ledger.compare(desk);
                }
                yield desk;
            }
        };
    }

    private static PrintCommand command(Random random, int step) {
        // Few ids, so that stale commands of earlier jobs are common.
        JobId id = new JobId("job-" + (step / 40 + (random.nextInt(10) == 0 ? random.nextInt(3) : 0)));
        int counted = random.nextInt(4) == 0 ? 0 : random.nextInt(80) - 5;
        return switch (random.nextInt(16)) {
            case 0, 1 -> new PrintCommand.Receive(id);
            case 2, 3 -> new PrintCommand.Uploaded(id);
            case 4, 5 -> new PrintCommand.CheckPassed(id, random.nextInt(PrintLimits.PAGES_MAX + 3));
            case 6, 7 -> new PrintCommand.Release(id, random.nextInt(4), Sides.ONE_SIDED);
            case 8, 9 -> new PrintCommand.PrinterAccepted(id);
            case 10, 11 -> new PrintCommand.PrinterProgress(id, counted, pick(random, PrinterCondition.values()));
            case 12 -> new PrintCommand.PrinterFinished(id, pick(random, PrinterEnd.values()), counted);
            case 13 ->
                random.nextInt(3) == 0
                        ? new PrintCommand.Cancel(id)
                        : new PrintCommand.Refuse(id, pick(random, JobReason.values()));
            case 14 ->
                switch (random.nextInt(4)) {
                    case 0 -> new PrintCommand.UploadLost(id);
                    case 1 -> new PrintCommand.PrinterRefused(id, pick(random, JobReason.values()));
                    case 2 -> new PrintCommand.RenewQuota(random.nextInt(DAY_PAGES));
                    default -> new PrintCommand.Touch(id);
                };
            default -> new PrintCommand.Tick();
        };
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Keeps its own books from the events alone and compares them with the desk's. */
    private static final class Ledger {
        private final Set<JobId> open = new HashSet<>();
        private final List<JobId> ended = new ArrayList<>();
        private final Map<JobId, Integer> reserved = new HashMap<>();
        private int used;

        void keep(PrintJobEvent event) {
            switch (event) {
                case PrintJobEvent.Received(var id, var at) ->
                    assertThat(open.add(id)).isTrue();
                case PrintJobEvent.Released(var id, var at, var order) -> reserved.put(id, order.totalPages());
                case PrintJobEvent.Ended(var id, var at, var ending, int printed, int reservedPages) -> {
                    assertThat(open.remove(id)).as("%s ended twice", id).isTrue();
                    Integer before = reserved.remove(id);
                    assertThat(reservedPages).isEqualTo(before == null ? 0 : before);
                    assertThat(printed).isBetween(0, reservedPages);
                    used += printed;
                    ended.add(id);
                }
                case PrintJobEvent.QuotaRenewed(var at, int pages) -> used = 0;
                case PrintJobEvent other -> {}
            }
        }

        void compare(PrintDesk desk) {
            int sum = reserved.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(desk.quota().usedPages()).isEqualTo(used);
            assertThat(desk.quota().reservedPages()).isEqualTo(sum);
            assertThat(desk.quota().remainingPages()).isNotNegative();
            boolean holds = desk.job() instanceof PrintJob.Open;
            assertThat(holds).as("a document only while the job is open").isEqualTo(!open.isEmpty());
        }
    }
}
