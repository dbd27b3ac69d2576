package org.paihao.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.estimate.Scorecard;
import org.paihao.role.hub.Waits;

/**
 * How true the told waits are: today so far, and the last days, newest first. A figure nobody measured is absent.
 *
 * @param today empty until a promise has been scored
 */
public record EstimateScoresView(Optional<DayView> today, List<DayView> earlier) {
    private static final double MINUTE = 60;

    /**
     * One day.
     *
     * @param day as {@code 2026-11-23}; empty for today
     * @param promises that were scored
     * @param kept part of them whose wait was no longer than the told upper end
     * @param median part of them whose wait was no longer than the told lower end
     * @param rangeMinutes mean distance of the two ends
     */
    public record DayView(
            Optional<String> day,
            long promises,
            double kept,
            double median,
            double rangeMinutes,
            List<ErrorView> errors) {}

    /** An estimator ({@code told}: the lower end that was told) and its mean absolute error. */
    public record ErrorView(String estimator, long count, double minutes) {}

    /** As the hub knows them. */
    public static EstimateScoresView of(Waits.Scores scores) {
        List<DayView> earlier = new ArrayList<>();
        scores.earlier()
                .reversed()
                .forEach(day ->
                        view(Optional.of(day.day().toString()), day.result()).ifPresent(earlier::add));
        return new EstimateScoresView(scores.today().flatMap(result -> view(Optional.empty(), result)), earlier);
    }

    private static Optional<DayView> view(Optional<String> day, Scorecard.Result result) {
        if (result.promises() == 0) {
            return Optional.empty();
        }
        return Optional.of(new DayView(
                day,
                result.promises(),
                result.coverage(),
                result.median(),
                result.widthSeconds() / MINUTE,
                result.errors().stream()
                        .map(error -> new ErrorView(error.estimator(), error.count(), error.meanSeconds() / MINUTE))
                        .toList()));
    }
}
