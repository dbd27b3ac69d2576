package org.paihao.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.figures.TargetNow;
import org.paihao.core.hall.HallState;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Announcement;
import org.paihao.core.message.Board;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Zone;

/**
 * The hall as its supervisor steers it: one line for each service of the plan, what may be chosen, and the day so far.
 * Its size does not depend on how many wait.
 *
 * @param estimates how true the waits told today were; empty until one has been scored
 */
public record HallNow(
        List<QueueLine> services,
        List<ProfileChoice> profiles,
        Optional<Announcement> announcement,
        List<DayFigures.Quarter> quarters,
        Optional<EstimateScoresView.DayView> estimates) {

    /**
     * The queue of one service.
     *
     * @param planned whether the plan has it open: undoing goes back to that
     * @param counters counters that are open for it
     * @param stillServes people who can still come today; empty when nobody can say
     * @param target empty when the hall has none for it
     */
    public record QueueLine(
            String id,
            Text name,
            String zoneLetter,
            int waiting,
            Optional<Long> longestWaitSeconds,
            boolean open,
            boolean planned,
            int counters,
            Optional<Integer> stillServes,
            Optional<TargetLine> target) {}

    /** What stands in no books: the hub works it out, or keeps it, beside them. */
    public record Beside(
            Optional<Announcement> announcement,
            Map<ServiceId, Board.Intake> intakes,
            Optional<EstimateScoresView.DayView> estimates) {
        public Beside {
            intakes = Map.copyOf(intakes);
        }

        /** A hub that knows of none of it. */
        public static final Beside NOTHING = new Beside(Optional.empty(), Map.of(), Optional.empty());
    }

    /** A service's target and how it stands; {@code share} is empty for too few. */
    public record TargetLine(int percent, int minutes, String state, Optional<Integer> share, int counted) {}

    /** A profile a counter can be moved to. */
    public record ProfileChoice(String id, Text name) {}

    /**
     * The hall from its books.
     *
     * @param plan as it was read
     */
    public static HallNow of(HallPlan plan, HallState state, DayFigures figures, Beside beside, Instant now) {
        HallPlan today = plan.with(state.changes());
        return new HallNow(
                plan.lines().stream()
                        .map(service -> line(today, service, state, figures, beside, now))
                        .toList(),
                plan.calls().profiles().stream().map(HallNow::choice).toList(),
                beside.announcement(),
                figures.quarters(),
                beside.estimates());
    }

    private static ProfileChoice choice(Profile profile) {
        return new ProfileChoice(profile.id().value(), profile.name());
    }

    private static QueueLine line(
            HallPlan today, Service planned, HallState state, DayFigures figures, Beside beside, Instant now) {
        List<Counter> counters = today.countersFor(planned.id());
        return new QueueLine(
                planned.id().value(),
                planned.name(),
                today.zone(planned.zone())
                        .map(Zone::letter)
                        .map(String::valueOf)
                        .orElse(""),
                state.waiting(planned.id()),
                state.line(planned.id())
                        .longest()
                        .map(place -> Math.max(
                                0, Duration.between(place.arrivedAt(), now).toSeconds())),
                today.service(planned.id()).map(Service::open).orElse(false),
                planned.open(),
                (int) counters.stream()
                        .filter(counter -> state.counter(counter.id()).staff().isPresent())
                        .count(),
                Optional.ofNullable(beside.intakes().get(planned.id())).flatMap(Board.Intake::stillServed),
                figures.target(planned.id()).map(HallNow::target));
    }

    private static TargetLine target(TargetNow now) {
        String state = switch (now.state()) {
            case UNKNOWN -> "unknown";
            case MET -> "met";
            case AT_RISK -> "at-risk";
            case MISSED -> "missed";
        };
        return new TargetLine(now.target().percent(), now.target().minutes(), state, now.percent(), now.counted());
    }

    /** What a person must look at: targets that are missed. */
    public List<HubView.AttentionLine> attention(Instant now, String hub) {
        return services.stream()
                .filter(line -> line.target()
                        .filter(target -> target.state().equals("missed"))
                        .isPresent())
                .map(line -> new HubView.AttentionLine(now, hub, "target-missed", words(line)))
                .toList();
    }

    private static Text words(QueueLine line) {
        TargetLine target = line.target().orElseThrow();
        int share = target.share().orElse(0);
        return new Text(
                line.name().zh() + " 低于目标：" + share + "%，应有 " + target.percent() + "%",
                line.name().en() + " misses its target: " + share + " of " + target.percent() + " %");
    }
}
