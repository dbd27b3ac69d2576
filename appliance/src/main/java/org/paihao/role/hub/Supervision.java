package org.paihao.role.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Command;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.Announcement;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;

/**
 * What a supervisor changes while the hall is open (现场调度): all of it for today only, recorded, and taken back as
 * easily as it is done. Each answer is 204, or 409 with the refusal's code.
 */
public final class Supervision {
    /** A day's notice belongs on paper at the door. */
    public static final int MINUTES_MAX = 8 * 60;

    private static final String KEPT = "announcement";

    private final Hub hub;
    private final Journal journal;
    private final HallClock clock;

    Supervision(Hub hub, Journal journal, HallClock clock) {
        this.hub = hub;
        this.journal = journal;
        this.clock = clock;
    }

    /** Moves a counter to another profile; empty for the plan's own. Whom it has now stays with it. */
    public Journal.Answer assign(String key, CounterId counter, Optional<ProfileId> profile, StaffId by) {
        return once(
                key,
                "profile " + counter + " " + profile.map(ProfileId::value).orElse("-"),
                new Command.AssignProfile(counter, profile, by));
    }

    /** Opens or closes a service; empty for what the plan says. Who waits for it stays in line. */
    public Journal.Answer open(String key, ServiceId service, Optional<Boolean> open, StaffId by) {
        return once(
                key,
                "service " + service + " " + open.map(String::valueOf).orElse("-"),
                new Command.SwitchService(service, open, by));
    }

    private Journal.Answer once(String key, String what, Command command) {
        hub.mustDecide();
        return journal.once(
                new Journal.RequestKey("supervise:" + key, what),
                entry -> entry.decide(command, clock.now())
                        .map(refusal -> new Journal.Answer(409, refusal.code()))
                        .orElseGet(() -> new Journal.Answer(204, "")));
    }

    /**
     * Has the hall's screens say something for a while; without a text, no longer.
     *
     * @throws IllegalArgumentException when the minutes are not from 1 to {@link #MINUTES_MAX}
     */
    public Journal.Answer announce(String key, Optional<Text> text, int minutes, StaffId by) {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new IllegalArgumentException("minutes are from 1 to " + MINUTES_MAX);
        }
        hub.mustDecide();
        Instant now = clock.now();
        Instant until = now.plus(Duration.ofMinutes(minutes));
        String what = text.map(said -> said.zh() + "\n" + said.en()).orElse("");
        return journal.once(new Journal.RequestKey("supervise:" + key, "announce " + minutes + " " + what), entry -> {
            entry.keep(KEPT, text.isPresent() ? until + "\n" + what : "");
            entry.record(new Fact.AnnouncementMade(text, until, by), now);
            return new Journal.Answer(204, "");
        });
    }

    /** What the screens say now; empty when nothing, or no longer. Survives a restart. */
    public Optional<Announcement> announcement() {
        return journal.kept(KEPT)
                .filter(kept -> !kept.isEmpty())
                .map(kept -> kept.split("\n", 3))
                .map(parts -> new Announcement(new Text(parts[1], parts[2]), Instant.parse(parts[0])))
                .filter(announced -> clock.now().isBefore(announced.until()));
    }
}
