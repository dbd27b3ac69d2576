package org.paihao.simulate;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.ZoneKey;
import org.paihao.core.label.Label;
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

/** The simulated hall's plan: three services over one zone, and as many counters as asked for. */
final class HallSite {
    static final String HALL = "simulated";
    static final int SERVICES = 3;
    static final ZoneId ZONE_ID = ZoneId.of("Asia/Shanghai");
    static final PriorityId ELDER = new PriorityId("elder");
    static final ProfileId BY_RULE = new ProfileId("by-rule");
    private static final ZoneKey ZONE = new ZoneKey("general");

    private HallSite() {}

    static ServiceId service(int index) {
        return new ServiceId("service-" + (1 + index));
    }

    static CounterId counter(int index) {
        return new CounterId("counter-" + (1 + index));
    }

    static StaffId staff(int index) {
        return new StaffId("staff-" + (1 + index));
    }

    /** A label of a kiosk's range that is never reached: somebody has misread one. */
    static Label misread(int service, int no) {
        return new Label('A', 2_000 + 300 * service + 296 + no);
    }

    static HallPlan plan(int counters, LocalTime rollOver) {
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            int from = 1 + 300 * i;
            services.add(new Service(
                    service(i), ZONE, Text.same("s" + i), Optional.empty(), new Series('A', from, from + 299), true));
        }
        List<Counter> all = new ArrayList<>();
        for (int i = 0; i < counters; i++) {
            List<ServiceId> serves = List.of(service(i % SERVICES), service((i + 1) % SERVICES));
            Optional<ProfileId> profile = i == 0 ? Optional.of(BY_RULE) : Optional.empty();
            all.add(new Counter(counter(i), "" + (1 + i), Text.same("c" + i), ZONE, serves, profile));
        }
        return new HallPlan(
                1,
                HALL,
                Text.same(HALL),
                ZONE_ID,
                rollOver,
                new Hours(Map.of()),
                Rules.DEFAULT,
                List.of(new Zone(ZONE, 'A', Text.same("z"), Text.same("here"))),
                services,
                all,
                List.of(),
                List.of(),
                Optional.of(calling(all.getFirst().services())),
                Optional.empty(),
                Optional.empty());
    }

    /** Everything is pressed into minutes here: whoever has waited two of them is overdue. */
    private static CallingPlan calling(List<ServiceId> services) {
        ServiceId last = services.getLast();
        return new CallingPlan(
                new Priorities(2, List.of(new PriorityClass(ELDER, Text.same("old"), 2.0))),
                List.of(new Profile(
                        BY_RULE,
                        Text.same("by rule"),
                        services,
                        List.of(new Profile.FirstRule(last, 1, last)),
                        Profile.Order.AS_LISTED)));
    }
}
