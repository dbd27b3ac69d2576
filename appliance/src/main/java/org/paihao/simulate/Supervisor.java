package org.paihao.simulate;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.role.hub.Supervision;

/** Whoever looks after the hall: moves counters, closes services for a while, and takes it back, as a day brings it. */
final class Supervisor {
    /** One visit in so many makes the supervisor change something. */
    private static final int ACTS_ONE_IN = 50;

    private static final StaffId SELF = new StaffId("supervisor");
    private static final int CLOSED_MS_MIN = 2_000;
    private static final int CLOSED_MS_SPREAD = 6_000;
    /** A chance of its own: what the citizen does must not depend on it. */
    private static final long OTHER = 0x5DEECE66DL;

    private final World world;

    Supervisor(World world) {
        this.world = world;
    }

    /** Looks at the hall when somebody is about to come. */
    void sees(Visit visit) {
        Random random = new Random(visit.mood() ^ OTHER);
        if (random.nextInt(ACTS_ONE_IN) > 0) {
            return;
        }
        int counters = world.plan().counters().size();
        CounterId counter =
                world.plan().counters().get(random.nextInt(counters)).id();
        ServiceId service = HallSite.service(visit.service());
        boolean moves = random.nextBoolean();
        Duration lasts = Duration.ofMillis(CLOSED_MS_MIN + random.nextInt(CLOSED_MS_SPREAD));
        String key = "super-" + visit.no();
        String back = key + "-back";
        world.time()
                .after(
                        visit.at(),
                        () -> act(
                                key,
                                desk -> moves
                                        ? desk.assign(key, counter, Optional.of(HallSite.BY_RULE), SELF)
                                        : desk.open(key, service, Optional.of(false), SELF)));
        world.time()
                .after(
                        visit.at().plus(lasts),
                        () -> act(
                                back,
                                desk -> moves
                                        ? desk.assign(back, counter, Optional.empty(), SELF)
                                        : desk.open(back, service, Optional.empty(), SELF)));
    }

    private interface Act {
        Object by(Supervision desk);
    }

    private void act(String key, Act act) {
        Optional<Object> done = world.hub()
                .act(parts -> parts.hub().deciding() ? act.by(parts.hub().supervision()) : "has stepped down");
        world.trace().line("hub", () -> key + ": " + done);
    }
}
