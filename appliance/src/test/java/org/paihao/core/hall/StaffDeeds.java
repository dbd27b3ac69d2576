package org.paihao.core.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.paihao.core.fact.Fact;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;

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

    /** The pad speaks of what was served here, of one event perhaps twice. */
    static void rate(Random random, TestBox box, CounterId counter, Instant now, Instant boxTime) {
        for (CallState call : List.copyOf(box.state.calls().values())) {
            if (call.outcome().equals(Optional.of(Outcome.SERVED))
                    && (call.rating().isEmpty() || random.nextInt(20) == 0)) {
                CallId id = call.call().id();
                ServiceId service = call.call().ticket().service();
                Rating rating = new Rating(Level.FAIR, List.of(), Optional.empty());
                box.record(
                        random.nextBoolean()
                                ? new Fact.RatingGiven(id, counter, service, rating, Fact.RatingGiven.By.PAGE, now)
                                : new Fact.RatingMissing(id, counter, service, false, now),
                        boxTime);
            }
        }
    }
}
