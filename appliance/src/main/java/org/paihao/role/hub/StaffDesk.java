package org.paihao.role.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.Staff;
import org.paihao.role.HallClock;

/** Checks PINs, and makes guessing them slow: after some wrong ones nobody can sign in under that name for a while. */
public final class StaffDesk {
    /** A person mistypes twice or three times; a guesser does not stop there. */
    public static final int TRIES = 5;

    public static final Duration LOCKED = Duration.ofSeconds(60);

    private final Supplier<List<Staff>> staff;
    private final HallClock clock;
    private final Map<StaffId, Wrong> wrong = new HashMap<>();

    private record Wrong(int times, Instant until) {}

    public StaffDesk(List<Staff> staff, HallClock clock) {
        this(() -> staff, clock);
    }

    /** @param staff asked each time: who is known may change */
    public StaffDesk(Supplier<List<Staff>> staff, HallClock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** Signs in, or says why not: {@code wrong-pin} with the tries left, {@code locked} with the seconds left. */
    public HubReply signIn(StaffId id, String pin) {
        Instant now = clock.now();
        int times;
        synchronized (wrong) {
            wrong.values().removeIf(old -> !now.isBefore(old.until()));
            Wrong before = wrong.get(id);
            if (before != null && before.times() >= TRIES) {
                long seconds = Math.max(1, Duration.between(now, before.until()).toSeconds());
                return new HubReply.No("locked", Optional.of(Long.toString(seconds)));
            }
            // Counted before it is looked at: who tries a hundred PINs at once has no more tries than who waits.
            times = before == null ? 1 : before.times() + 1;
            wrong.put(id, new Wrong(times, now.plus(LOCKED)));
        }
        Optional<Staff> person =
                staff.get().stream().filter(member -> member.id().equals(id)).findFirst();
        // A name nobody has takes as long as a wrong PIN, so names can't be found out by the clock.
        boolean right = Pins.matches(pin, person.map(Staff::pinHash).orElse(NOBODY));
        if (right && person.isPresent()) {
            synchronized (wrong) {
                wrong.remove(id);
            }
            return new HubReply.SignedIn(
                    person.get().name(), person.get().role().name().toLowerCase(Locale.ROOT));
        }
        return times >= TRIES
                ? new HubReply.No("locked", Optional.of(Long.toString(LOCKED.toSeconds())))
                : new HubReply.No("wrong-pin", Optional.of(Integer.toString(TRIES - times)));
    }

    private static final String NOBODY = "pbkdf2:120000:00000000000000000000000000000000:"
            + "0000000000000000000000000000000000000000000000000000000000000000";
}
