package org.paihao.web;

import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact.RatingGiven.By;
import org.paihao.core.id.CallId;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.core.rating.Tagset;
import org.paihao.role.pad.RatingPad;

/** The pad's page: one rating, or 这次不评. */
final class PadRoutes {
    private final RatingPad pad;
    private final Tagset tagset;

    PadRoutes(RatingPad pad, Tagset tagset) {
        this.pad = pad;
        this.tagset = tagset;
    }

    /** A rating, or {@code declined}. */
    record RatingBody(
            CallId event,
            Optional<Level> level,
            Optional<List<String>> tags,
            Optional<String> text,
            Optional<Boolean> declined) {}

    /** A touch on the page: the applicant is still there. */
    record TouchBody(CallId event) {}

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/ratings", Access.PAGE, this::rate),
                Route.post("/api/v1/ratings/touch", Access.PAGE, exchange -> {
                    pad.touched(exchange.body(TouchBody.class).event());
                    exchange.noContent();
                }));
    }

    private void rate(Exchange exchange) {
        String key = exchange.idempotencyKey();
        RatingBody body = exchange.body(RatingBody.class);
        RatingPad.Answer answer;
        if (body.declined().orElse(false)) {
            answer = pad.decline(body.event(), key);
        } else {
            Level level = body.level().orElseThrow(() -> ProblemException.badRequest("level or declined is needed"));
            List<String> tags = body.tags().orElse(List.of());
            if (!tagset.holds(level, tags)) {
                throw ProblemException.badRequest("a tag does not belong to this level");
            }
            Optional<String> text = body.text().map(String::strip).filter(words -> !words.isEmpty());
            answer = pad.rate(body.event(), new Rating(level, tags, text), By.PAGE, key);
        }
        switch (answer) {
            case TAKEN -> exchange.json(201, new Taken(body.event().value()));
            case ALREADY -> throw ProblemException.refused("already-rated", Optional.empty());
            case UNKNOWN -> throw ProblemException.refused("nothing-to-rate", Optional.empty());
            case INCOMPLETE ->
                throw new ProblemException(422, "reason-needed", "A negative rating needs a tag or some words");
        }
    }

    /** That it was taken; never the level. */
    record Taken(String event) {}
}
