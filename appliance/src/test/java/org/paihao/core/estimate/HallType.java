package org.paihao.core.estimate;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.ZoneKey;
import org.paihao.core.label.Series;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Rules;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Zone;

/** The three halls the estimates are tried on: four services, six counters of two profiles, elders first. */
enum HallType {
    CALM,
    RUSH_AT_OPENING,
    STAFF_LEAVING_AT_NOON;

    static final PriorityId ELDER = new PriorityId("elder");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Mean minutes of each service in a usual hour. */
    static final double[] MINUTES = {5, 8, 12, 6};
    /** Which part of the people comes for each. */
    static final double[] PARTS = {0.4, 0.25, 0.15, 0.2};

    /** People a day. */
    int people() {
        return switch (this) {
            case CALM -> 270;
            case RUSH_AT_OPENING -> 270;
            case STAFF_LEAVING_AT_NOON -> 250;
        };
    }

    static HallPlan plan() {
        ZoneKey zone = new ZoneKey("general");
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < MINUTES.length; i++) {
            services.add(new Service(
                    new ServiceId("service-" + i),
                    zone,
                    Text.same("s" + i),
                    Optional.empty(),
                    new Series((char) ('A' + i), 1, 999),
                    true));
        }
        ServiceId own = services.get(2).id();
        List<ServiceId> all = services.stream().map(Service::id).toList();
        Profile general = new Profile(
                new ProfileId("general"),
                Text.same("general"),
                List.of(all.get(0), all.get(1), all.get(3)),
                List.of(),
                Profile.Order.LONGEST_WAIT);
        Profile helping = new Profile(
                new ProfileId("helping"),
                Text.same("helping"),
                List.of(own, all.get(0)),
                List.of(new Profile.FirstRule(own, 20, own)),
                Profile.Order.LONGEST_WAIT);
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Profile profile = i < 4 ? general : helping;
            counters.add(new Counter(
                    new CounterId("counter-" + i),
                    "" + i,
                    Text.same("c" + i),
                    zone,
                    profile.services(),
                    Optional.of(profile.id())));
        }
        Map<DayOfWeek, Hours.Span> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, new Hours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        }
        return new HallPlan(
                1,
                "simulated",
                Text.same("simulated"),
                ZONE,
                LocalTime.of(4, 0),
                new Hours(hours),
                Rules.DEFAULT,
                List.of(new Zone(zone, 'A', Text.same("z"), Text.same("here"))),
                services,
                counters,
                List.of(),
                List.of(),
                Optional.of(new CallingPlan(
                        new Priorities(60, List.of(new PriorityClass(ELDER, Text.same("elder"), 1.5))),
                        List.of(general, helping))),
                Optional.empty(),
                Optional.empty());
    }
}
