package org.paihao.web.view;

import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Zone;
import org.paihao.role.hub.PhoneDesk;

/**
 * What a phone sees that has scanned the hall's screen.
 *
 * @param grant with which it may take a ticket for some minutes; empty when its code is over
 */
public record PhoneHallView(
        Text hall, Optional<String> grant, int liveMax, List<PhoneService> services, List<PhoneMine> mine) {

    /** A service one can take a ticket for. */
    public record PhoneService(String id, Text name, Text where, int waiting) {}

    /** A ticket this phone has, by the token of its page. */
    public record PhoneMine(String token, String label, Text serviceName, String state) {}

    /** By the plan, with how many wait as {@code waiting} tells. */
    public static PhoneHallView of(
            HallPlan plan, Waiting waiting, Optional<String> grant, int liveMax, List<PhoneDesk.Mine> mine) {
        List<PhoneService> services = plan.services().stream()
                .filter(plan::gives)
                .map(service -> new PhoneService(
                        service.id().value(),
                        service.name(),
                        plan.zone(service.zone()).map(Zone::where).orElse(Text.same("—")),
                        waiting.of(service.line())))
                .toList();
        return new PhoneHallView(
                plan.name(),
                grant,
                liveMax,
                services,
                mine.stream().map(one -> mine(plan, one)).toList());
    }

    /** How many wait for a service. */
    @FunctionalInterface
    public interface Waiting {
        int of(org.paihao.core.id.ServiceId service);
    }

    /** One ticket. */
    public static PhoneMine mine(HallPlan plan, PhoneDesk.Mine one) {
        HubReply.TicketIs is = one.is();
        return new PhoneMine(
                one.token(),
                is.ticket().label().toString(),
                TicketView.name(plan, is.ticket().chosen()),
                TicketView.stage(is.stage()));
    }
}
