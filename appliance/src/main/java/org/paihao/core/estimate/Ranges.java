package org.paihao.core.estimate;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Precedence;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;

/** Makes ranges of what was played, or of what stands in for it. */
final class Ranges {
    /** Of one interval between completions, the square of its deviation over its mean: service times vary so. */
    private static final double INTERVAL_VARIANCE = 0.6;
    /** And that of a whole day's pace. */
    private static final double PACE_VARIANCE = 0.05;
    /** Nine of ten of a normal distribution lie below so many deviations. */
    private static final double NINE_OF_TEN = 1.2816;

    private final Calibration calibration;
    private final Scene scene;
    private final int[] played;
    private final int[] one;
    private final Map<TicketId, WaitRange> tickets = new HashMap<>();
    private final Map<ServiceId, Map<Optional<PriorityId>, WaitRange>> asking = new HashMap<>();

    Ranges(Calibration calibration, Scene scene, int[] played, int playings) {
        this.calibration = calibration;
        this.scene = scene;
        this.played = played;
        this.one = new int[playings];
    }

    /** Those of a line that was played. */
    void played(HallState state, ServiceId service) {
        Map<Optional<PriorityId>, WaitRange> classes = new HashMap<>();
        for (var entry : scene.asking().entrySet()) {
            if (entry.getKey().service().equals(service)) {
                range(entry.getValue())
                        .ifPresent(found -> classes.put(entry.getKey().priority(), found));
            }
        }
        asking.put(service, classes);
        state.line(service)
                .everybody()
                .forEach(ticket -> Optional.ofNullable(scene.filedAs().get(ticket))
                        .flatMap(this::range)
                        .ifPresent(found -> tickets.put(ticket, found)));
    }

    private Optional<WaitRange> range(int filed) {
        System.arraycopy(played, filed * one.length, one, 0, one.length);
        Arrays.sort(one);
        int p50 = one[(one.length - 1) / 2];
        int p90 = one[(int) Math.ceil(one.length * 0.9) - 1];
        return p90 == Playing.NEVER_SECONDS ? Optional.empty() : Optional.of(calibration.of(true, p50, p90));
    }

    /** While the day is young: refined HOL, else refined LES; for those in the line by their part of it. */
    void standIns(HallState state, ServiceId service, LineFacts line, Precedence precedence) {
        OptionalDouble head = new PointEstimator.RefinedHeadOfLine().seconds(line);
        OptionalDouble last = head.isPresent() ? head : new PointEstimator.RefinedLastToEnter().seconds(line);
        if (last.isEmpty()) {
            return;
        }
        Map<Optional<PriorityId>, WaitRange> classes = new HashMap<>();
        WaitRange whole = standIn(last.getAsDouble(), line.ahead());
        scene.asking().keySet().stream()
                .filter(who -> who.service().equals(service))
                .forEach(who -> classes.put(who.priority(), whole));
        asking.put(service, classes);
        int waiting = state.waiting(service);
        state.line(service).everybody().forEach(ticket -> {
            double part = (state.ahead(ticket, precedence).orElse(waiting) + 1.0) / (waiting + 1.0);
            tickets.put(ticket, standIn(last.getAsDouble() * part, line.ahead() * part));
        });
    }

    private WaitRange standIn(double p50, double ahead) {
        double deviation = Math.sqrt(INTERVAL_VARIANCE / (ahead + 1) + PACE_VARIANCE);
        double p90 = p50 * (1 + NINE_OF_TEN * deviation);
        return calibration.of(false, (int) Math.round(p50), (int) Math.round(p90));
    }

    Estimates all(Instant now) {
        return new Estimates(now, tickets, asking);
    }
}
