package org.paihao.core.hall;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.ZoneKey;
import org.paihao.core.label.Series;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.Journey;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Rules;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Zone;
import org.paihao.core.time.BusinessDay;

/** A small hall: three services, one of them with few labels, one paused, a journey, and three counters. */
public final class TestPlan {
    public static final ServiceId TAX = new ServiceId("tax");
    public static final ServiceId SEAL = new ServiceId("seal");
    public static final ServiceId FEW = new ServiceId("few");
    public static final ServiceId PAUSED = new ServiceId("paused");
    public static final List<ServiceId> OPEN = List.of(TAX, SEAL, FEW);
    /** First tax, then tax and seal at once, then a seal or one of the few. */
    public static final ServiceId FIRM = new ServiceId("firm");
    /** All a citizen may choose. */
    public static final List<ServiceId> CHOICES = List.of(TAX, SEAL, FEW, FIRM);

    public static final CounterId ONE = new CounterId("counter-1");
    public static final CounterId TWO = new CounterId("counter-2");
    public static final CounterId THREE = new CounterId("counter-3");
    public static final List<CounterId> COUNTERS = List.of(ONE, TWO, THREE);
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final PriorityId ELDER = new PriorityId("elder");
    public static final PriorityId SOLDIER = new PriorityId("soldier");
    /** Elders' claims grow twice, soldiers' four times as fast as those of walk-ins. */
    public static final CallingPlan CALLING = new CallingPlan(
            new Priorities(
                    60,
                    List.of(
                            new PriorityClass(ELDER, Text.same("elder"), 2.0),
                            new PriorityClass(SOLDIER, Text.same("soldier"), 4.0))),
            List.of());

    private static final Journey FIRM_STEPS = new Journey(List.of(
            new Journey.Step(List.of(TAX), false),
            new Journey.Step(List.of(TAX, SEAL), false),
            new Journey.Step(List.of(SEAL, FEW), true)));
    private static final ZoneKey GENERAL = new ZoneKey("general");

    private TestPlan() {}

    /** The plan; its business day begins at 04:00. */
    public static HallPlan plan() {
        return plan(new Hours(Map.of()));
    }

    /** The plan with hours; without any it is open always. */
    public static HallPlan plan(Hours hours) {
        return plan(hours, Optional.empty());
    }

    /** The plan with what may be booked. */
    static HallPlan plan(Hours hours, Optional<AppointmentPlan> appointments) {
        return new HallPlan(
                1,
                "test",
                Text.same("test"),
                ZONE,
                LocalTime.of(4, 0),
                hours,
                Rules.DEFAULT,
                List.of(new Zone(GENERAL, 'A', Text.same("general"), Text.same("here"))),
                List.of(
                        service(TAX, new Series('A', 1, 199), true),
                        service(SEAL, new Series('A', 200, 399), true),
                        service(FEW, new Series('B', 1, 4), true),
                        service(PAUSED, new Series('C', 1, 99), false),
                        new Service(
                                FIRM,
                                GENERAL,
                                Text.same("firm"),
                                Optional.empty(),
                                new Series('D', 1, 199),
                                true,
                                Optional.of(FIRM_STEPS))),
                List.of(
                        counter(ONE, "1", List.of(TAX, PAUSED)),
                        counter(TWO, "2", List.of(TAX, SEAL)),
                        counter(THREE, "3", List.of(SEAL, FEW))),
                List.of(),
                List.of(),
                Optional.of(CALLING),
                Optional.empty(),
                Optional.of("http://phone.test"),
                appointments);
    }

    /** The business day of a moment here. */
    static BusinessDay day(Instant at) {
        return BusinessDay.of(at, plan().timeZone(), plan().rollOver());
    }

    /** A class of citizens for one of three, else none. */
    static Optional<PriorityId> priority(Random random) {
        if (random.nextInt(3) > 0) {
            return Optional.empty();
        }
        return Optional.of(random.nextBoolean() ? ELDER : SOLDIER);
    }

    private static Service service(ServiceId id, Series series, boolean open) {
        return new Service(id, GENERAL, Text.same(id.value()), Optional.empty(), series, open);
    }

    private static Counter counter(CounterId id, String number, List<ServiceId> services) {
        return new Counter(id, number, Text.same(number), GENERAL, services, Optional.empty());
    }
}
