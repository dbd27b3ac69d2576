package org.paihao.core.plan;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.ZoneKey;

/**
 * The static plan of a hall (大厅方案). Lives at the hub as {@code hall.yaml}; every terminal holds the last one it heard.
 * References between its parts have been checked when one exists (see {@link PlanCheck}).
 *
 * @param version rises with every change; facts carry it
 * @param hall id of the hall, the second part of every topic
 * @param name what the sign over the door says
 * @param timeZone decides, with {@code rollOver}, which business day a ticket belongs to
 * @param rollOver the hour at which a business day begins
 * @param hours today's hours, per weekday
 * @param elder up to four services for the elder start page (大字版)
 * @param calling how counters call; empty for first come, first served
 * @param reasons what staff choose from; empty for our own
 * @param appointments what may be booked; empty where another system alone decides
 * @param phoneBase address of the hub's phone pages as phones reach it; empty when the hall offers none
 */
public record HallPlan(
        long version,
        String hall,
        Text name,
        ZoneId timeZone,
        LocalTime rollOver,
        Hours hours,
        Rules rules,
        List<Zone> zones,
        List<Service> services,
        List<Counter> counters,
        List<Display> displays,
        List<ServiceId> elder,
        Optional<CallingPlan> calling,
        Optional<Reasons> reasons,
        Optional<String> phoneBase,
        Optional<AppointmentPlan> appointments) {

    public HallPlan {
        zones = List.copyOf(zones);
        services = List.copyOf(services);
        counters = List.copyOf(counters);
        displays = List.copyOf(displays);
        elder = List.copyOf(elder);
    }

    /** A hall that says nothing of appointments. */
    public HallPlan(
            long version,
            String hall,
            Text name,
            ZoneId timeZone,
            LocalTime rollOver,
            Hours hours,
            Rules rules,
            List<Zone> zones,
            List<Service> services,
            List<Counter> counters,
            List<Display> displays,
            List<ServiceId> elder,
            Optional<CallingPlan> calling,
            Optional<Reasons> reasons,
            Optional<String> phoneBase) {
        this(
                version,
                hall,
                name,
                timeZone,
                rollOver,
                hours,
                rules,
                zones,
                services,
                counters,
                displays,
                elder,
                calling,
                reasons,
                phoneBase,
                Optional.empty());
    }

    /** A plan without anything in it, for a box that has not heard one: it can decide nothing, and says so. */
    public static HallPlan none(String hall) {
        return new HallPlan(
                0,
                hall,
                Text.same(hall),
                ZoneId.of("Asia/Shanghai"),
                LocalTime.of(4, 0),
                new Hours(Map.of()),
                Rules.DEFAULT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same plan with the hub's own phone address, where the plan names none. */
    public HallPlan withPhoneBase(Optional<String> address) {
        return new HallPlan(
                version,
                hall,
                name,
                timeZone,
                rollOver,
                hours,
                rules,
                zones,
                services,
                counters,
                displays,
                elder,
                calling,
                reasons,
                phoneBase.or(() -> address),
                appointments);
    }

    /** The same plan with a day's changes over it; what they say of anything that is not in it changes nothing. */
    public HallPlan with(DayChanges changes) {
        if (changes.areNone()) {
            return this;
        }
        return new HallPlan(
                version,
                hall,
                name,
                timeZone,
                rollOver,
                hours,
                rules,
                zones,
                services.stream()
                        .map(service -> service.open(changes.services().getOrDefault(service.id(), service.open())))
                        .toList(),
                counters.stream().map(counter -> moved(counter, changes)).toList(),
                displays,
                elder,
                calling,
                reasons,
                phoneBase,
                appointments);
    }

    private Counter moved(Counter counter, DayChanges changes) {
        return Optional.ofNullable(changes.profiles().get(counter.id()))
                .flatMap(calls()::profile)
                .map(counter::at)
                .orElse(counter);
    }

    /** The service with this id, or empty when the plan has none. */
    public Optional<Service> service(ServiceId id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    /** Whether a service gives tickets at all: a journey only while each of its steps can be done. */
    public boolean gives(Service service) {
        return service.open()
                && service.journey().stream()
                        .flatMap(journey -> journey.steps().stream())
                        .allMatch(step -> {
                            long open = step.parts().stream()
                                    .flatMap(part -> service(part).stream())
                                    .filter(Service::open)
                                    .count();
                            return step.either()
                                    ? open > 0
                                    : open == step.parts().size();
                        });
    }

    /** The services that have a line of their own: all but the journeys. */
    public List<Service> lines() {
        return services.stream().filter(service -> service.journey().isEmpty()).toList();
    }

    /** The counter with this id, or empty when the plan has none. */
    public Optional<Counter> counter(CounterId id) {
        return counters.stream().filter(counter -> counter.id().equals(id)).findFirst();
    }

    /** The zone with this id, or empty when the plan has none. */
    public Optional<Zone> zone(ZoneKey id) {
        return zones.stream().filter(zone -> zone.id().equals(id)).findFirst();
    }

    /** The counters that may call tickets of a service, in the plan's order. */
    public List<Counter> countersFor(ServiceId service) {
        return counters.stream()
                .filter(counter -> counter.services().contains(service))
                .toList();
    }

    /** How counters call. */
    public CallingPlan calls() {
        return calling.orElse(CallingPlan.PLAIN);
    }

    /** The reasons staff choose from. */
    public Reasons why() {
        return reasons.orElse(Reasons.DEFAULT);
    }

    /** What a counter does: the profile the plan names for it, or its own services with the longest wait first. */
    public Profile profileOf(Counter counter) {
        return counter.profile()
                .flatMap(calls()::profile)
                .orElseGet(() -> new Profile(
                        new ProfileId(counter.id().value()),
                        counter.name(),
                        counter.services(),
                        List.of(),
                        Profile.Order.LONGEST_WAIT));
    }

    /** The zones a display shows: those the plan names for it, or all of them. */
    public List<Zone> zonesOf(TerminalId display) {
        return displays.stream()
                .filter(entry -> entry.terminal().equals(display))
                .findFirst()
                .map(entry -> zones.stream()
                        .filter(zone -> entry.zones().contains(zone.id()))
                        .toList())
                .orElse(zones);
    }
}
