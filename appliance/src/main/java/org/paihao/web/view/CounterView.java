package org.paihao.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.paihao.core.Text;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Leg;
import org.paihao.core.hall.NextCall;
import org.paihao.core.hall.Outcome;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Zone;
import org.paihao.json.Json;
import org.paihao.role.HallBoards;

/** The counter's page: the citizen at the window, who waits, and the day so far. Never the level of a rating. */
public record CounterView(
        Info counter,
        String state,
        Optional<CallView> call,
        List<QueueView> queues,
        Optional<NextView> next,
        TodayView today,
        List<RecentView> recent,
        List<DeviceView> devices,
        Optional<Instant> asOf,
        Optional<LocalView> local,
        Optional<ScanView> scan,
        WorkView work) {
    /** The last ones of the day that fit beside the rest. */
    private static final int RECENT_MAX = 8;

    /** All but what only time changes: the page counts waiting times on by itself. */
    public List<Object> identity() {
        List<Object> lines = new ArrayList<>();
        queues.forEach(queue -> lines.add(List.of(queue.service(), queue.waiting(), queue.next())));
        Optional<String> nextLabel = next.map(NextView::label);
        return List.of(counter, state, call, lines, nextLabel, today, recent, devices, local, scan, work);
    }

    /** A counter as pages name it. */
    public record Info(String id, String number, Text name, String zone, String zoneLetter, Text zoneName) {
        /** The counter in the plan's words. */
        public static Info of(HallPlan plan, Counter counter) {
            Optional<Zone> zone = plan.zone(counter.zone());
            return new Info(
                    counter.id().value(),
                    counter.number(),
                    counter.name(),
                    counter.zone().value(),
                    zone.map(known -> String.valueOf(known.letter())).orElse(""),
                    zone.map(Zone::name).orElse(counter.name()));
        }
    }

    /** The call at the counter; {@code recallFrom}: from then on it may be called again. */
    public record CallView(
            String id,
            String label,
            String service,
            Text serviceName,
            Instant calledAt,
            Optional<Instant> arrivedAt,
            int recalls,
            int recallsLeft,
            Instant recallFrom,
            Optional<Instant> takenAt,
            Optional<Long> waitedSeconds,
            String channel,
            Optional<Text> priority,
            Optional<Text> from,
            boolean local,
            Optional<StepOf> journey) {}

    /** Which step of a journey the call is for, from 1; {@code of} steps. */
    public record StepOf(Text name, int step, int of) {}

    /**
     * That the counter goes on without the hub. A call is {@code local} when the counter itself chose it.
     *
     * @param since when the hub was last within reach
     * @param records facts the hub does not have yet
     */
    public record LocalView(Instant since, long records) {}

    /** A slip that was scanned here and could not be called; {@code n} rises with each. */
    public record ScanView(long n, String code) {}

    /** Who waits for one service. */
    public record QueueView(
            String service, Text name, int waiting, Optional<String> next, Optional<Long> longestWaitSeconds) {}

    /** Whom the counter would call now, by its profile and the hall's priorities. */
    public record NextView(String label, String service, long waitedSeconds, Optional<Text> priority) {}

    /** The counter's own figures of the day; a mean is absent while there is nothing to average. */
    public record TodayView(
            int finished,
            int noShows,
            Optional<Long> meanServiceSeconds,
            Optional<Long> meanWaitSeconds,
            List<Integer> perHour) {}

    /** One that is over; {@code rating}: {@code received}, {@code none}, {@code open}. */
    public record RecentView(
            String label, Text serviceName, String outcome, String rating, Optional<Long> serviceSeconds) {}

    /** What the page is made of. */
    public record From(
            HallPlan plan,
            HallState state,
            HallBoards boards,
            List<DeviceView> devices,
            Instant now,
            Function<TerminalId, Optional<Text>> names,
            Optional<LocalView> local,
            Predicate<CallId> decidedHere,
            Optional<ScanView> scan,
            boolean forgotten) {}

    /** The page of one counter. */
    public static CounterView of(From from, CounterId id) {
        Counter counter = from.plan().counter(id).orElseThrow();
        List<CallState> mine = from.state().called().newest(id).toList();
        Optional<CallState> current = from.state().callAt(id).filter(CallState::made);
        CounterState now = from.state().counter(id);
        String free = now.staff().isEmpty() ? "closed" : now.pause().isPresent() ? "paused" : "idle";
        String state = current.map(call -> call.arrivedAt().isPresent() ? "serving" : "called")
                .orElse(free);
        Instant asOf = from.boards().board().heardAt();
        return new CounterView(
                Info.of(from.plan(), counter),
                state,
                current.map(call -> call(from, call)),
                counter.services().stream()
                        .flatMap(service -> from.boards().queue(service).stream())
                        .map(queue -> queue(from, queue))
                        .toList(),
                next(from, counter),
                today(mine, from.plan().timeZone()),
                recent(from.plan(), mine),
                from.devices(),
                asOf.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(asOf),
                from.local(),
                from.scan(),
                WorkView.of(from.plan(), from.state(), id, from.forgotten()));
    }

    private static CallView call(From from, CallState call) {
        var ticket = call.call().ticket();
        return new CallView(
                call.call().id().value(),
                ticket.label().toString(),
                ticket.service().value(),
                TicketView.name(from.plan(), ticket.service()),
                call.call().calledAt(),
                call.arrivedAt(),
                call.recalls(),
                Math.max(0, from.plan().rules().recallsMax() - call.recalls()),
                call.calledAt().plusSeconds(from.plan().rules().recallGapSeconds()),
                Optional.of(ticket.arrivedAt()),
                Optional.of(Math.max(
                        0,
                        Duration.between(ticket.waitsSince(), call.call().calledAt())
                                .toSeconds())),
                Json.dashed(ticket.channel().name()),
                priority(from.plan(), ticket.priority()),
                from.names().apply(ticket.issuer()),
                from.decidedHere().test(call.call().id()),
                ticket.leg().flatMap(leg -> step(from.plan(), leg)));
    }

    private static Optional<StepOf> step(HallPlan plan, Leg leg) {
        return plan.service(leg.journey())
                .flatMap(service -> service.journey()
                        .map(journey -> new StepOf(
                                service.name(), leg.step() + 1, journey.steps().size())));
    }

    /** A slip that is still printing counts: until somebody presses the button it is out. */
    private static Optional<NextView> next(From from, Counter counter) {
        return new NextCall<>(
                        from.plan().calls(),
                        from.now(),
                        service -> from.boards().queue(service).stream()
                                .flatMap(queue -> queue.tickets().stream())
                                .map(who -> new Heard(service, who)),
                        (Heard heard) -> heard.who().claim())
                .by(from.plan().profileOf(counter), Optional.empty())
                .map(heard -> new NextView(
                        heard.who().label().toString(),
                        heard.service().value(),
                        waited(from, heard.who().arrivedAt()),
                        priority(from.plan(), heard.who().priority())));
    }

    private record Heard(ServiceId service, QueueBoard.Waiting who) {}

    private static Optional<Text> priority(HallPlan plan, Optional<PriorityId> priority) {
        return priority.flatMap(plan.calls().priorities()::named).map(PriorityClass::name);
    }

    private static long waited(From from, Instant since) {
        return Math.max(0, Duration.between(since, from.now()).toSeconds());
    }

    private static QueueView queue(From from, QueueBoard queue) {
        Optional<QueueBoard.Waiting> first = queue.tickets().stream().findFirst();
        Optional<Instant> longest =
                queue.tickets().stream().map(QueueBoard.Waiting::arrivedAt).min(Instant::compareTo);
        return new QueueView(
                queue.service().value(),
                TicketView.name(from.plan(), queue.service()),
                queue.tickets().size(),
                first.map(waiting -> waiting.label().toString()),
                longest.map(since -> waited(from, since)));
    }

    private static TodayView today(List<CallState> mine, ZoneId zone) {
        int finished = 0;
        int noShows = 0;
        List<Long> service = new ArrayList<>();
        List<Long> wait = new ArrayList<>();
        int[] perHour = new int[24];
        for (CallState call : mine) {
            wait.add(Duration.between(
                            call.call().ticket().waitsSince(), call.call().calledAt())
                    .toSeconds());
            if (call.outcome().equals(Optional.of(Outcome.SERVED))) {
                finished++;
                perHour[call.endedAt().orElseThrow().atZone(zone).getHour()]++;
                serviceSeconds(call).ifPresent(service::add);
            } else if (call.outcome().equals(Optional.of(Outcome.NO_SHOW))) {
                noShows++;
            }
        }
        return new TodayView(
                finished,
                noShows,
                mean(service),
                mean(wait),
                java.util.Arrays.stream(perHour).boxed().toList());
    }

    /** From arrival to the end; nothing when nobody marked the arrival, for then nobody measured it. */
    private static Optional<Long> serviceSeconds(CallState call) {
        // A service that nobody ended has no length.
        return call.forgotten()
                ? Optional.empty()
                : call.arrivedAt()
                        .flatMap(from -> call.endedAt()
                                .map(to -> Duration.between(from, to).toSeconds()));
    }

    private static Optional<Long> mean(List<Long> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round(
                        values.stream().mapToLong(Long::longValue).average().orElseThrow()));
    }

    private static List<RecentView> recent(HallPlan plan, List<CallState> mine) {
        return mine.stream()
                .filter(call -> call.outcome().isPresent()
                        && call.outcome().get() != Outcome.DOUBLE
                        && call.outcome().get() != Outcome.UNDONE)
                .limit(RECENT_MAX)
                .map(call -> new RecentView(
                        call.call().ticket().label().toString(),
                        TicketView.name(plan, call.call().ticket().service()),
                        Json.dashed(call.outcome().orElseThrow().name()),
                        call.rating()
                                .map(received -> received ? "received" : "none")
                                .orElse(call.outcome().equals(Optional.of(Outcome.SERVED)) ? "open" : "none"),
                        serviceSeconds(call)))
                .toList();
    }
}
