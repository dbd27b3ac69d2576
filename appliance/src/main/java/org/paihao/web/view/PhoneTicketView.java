package org.paihao.web.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Zone;

/** A ticket on its citizen's phone: no id, nothing personal, reached by the random token in the slip's QR. */
public record PhoneTicketView(
        Text hall,
        String label,
        Text serviceName,
        Text where,
        String counters,
        String state,
        Optional<String> counter,
        OffsetDateTime issuedAt,
        Optional<Integer> aheadAtIssue,
        Optional<Integer> ahead,
        Optional<EstimateView> estimate,
        Optional<JourneyView> journey,
        OffsetDateTime asOf) {

    /** The hub's word in the plan's words. */
    public static PhoneTicketView of(HallPlan plan, HubReply.TicketIs is, Instant now) {
        var service = is.ticket().service();
        return new PhoneTicketView(
                plan.name(),
                is.ticket().label().toString(),
                TicketView.name(plan, is.ticket().chosen()),
                plan.service(service)
                        .flatMap(known -> plan.zone(known.zone()))
                        .map(Zone::where)
                        .orElse(Text.same("—")),
                TicketView.counters(plan, service),
                TicketView.stage(is.stage()),
                is.counter(),
                hallTime(plan, is.ticket().arrivedAt()),
                is.aheadAtIssue(),
                is.ahead(),
                is.estimate().map(EstimateView::of),
                is.journey().map(journey -> JourneyView.of(plan, journey)),
                hallTime(plan, now));
    }

    /** With the hall's offset: a phone may be set to another zone than the hall its owner stands in. */
    private static OffsetDateTime hallTime(HallPlan plan, Instant at) {
        return at.atZone(plan.timeZone()).toOffsetDateTime();
    }

    /** All but the time: what must differ for the view to be sent again. */
    public Object identity() {
        return new PhoneTicketView(
                hall,
                label,
                serviceName,
                where,
                counters,
                state,
                counter,
                issuedAt,
                aheadAtIssue,
                ahead,
                estimate,
                journey,
                OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
    }
}
