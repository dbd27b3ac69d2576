package org.paihao.core.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.paihao.core.id.CounterId;

/** What staff do beyond calling and finishing, sensible or not. */
final class StaffDeeds {
    private StaffDeeds() {}

    static Command any(Random random, CounterId counter, Instant at) {
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                new Command.Park(
                        counter,
                        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(300)),
                        random.nextInt(8) == 0 ? "no-such-reason" : "papers",
                        random.nextBoolean());
            case 2, 3 ->
                new Command.Transfer(
                        counter,
                        random.nextBoolean() ? Optional.empty() : Optional.of(one(random, TestPlan.OPEN)),
                        random.nextBoolean() ? Optional.empty() : Optional.of(one(random, TestPlan.COUNTERS)),
                        random.nextInt(4) == 0);
            case 4 -> new Command.PutBack(counter);
            case 5, 6 -> new Command.Undo(counter);
            case 7 ->
                new Command.Pause(
                        counter, Pause.Kind.SHORT_BREAK, random.nextBoolean() ? Optional.empty() : Optional.of(at));
            default -> new Command.Resume(counter);
        };
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
