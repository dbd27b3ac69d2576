package org.paihao.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.SkillId;
import org.paihao.core.id.StaffId;
import org.paihao.core.label.Series;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.Display;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.core.plan.HubRules;
import org.paihao.core.plan.Journey;
import org.paihao.core.plan.OpeningRules;
import org.paihao.core.plan.PhoneTickets;
import org.paihao.core.plan.PlanCheck;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Reasons;
import org.paihao.core.plan.Rules;
import org.paihao.core.plan.SecondCounter;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Skills;
import org.paihao.core.plan.Staff;
import org.paihao.core.plan.Target;
import org.paihao.core.plan.Zone;

/**
 * {@code hall.yaml} as it lies at the hub: the plan, and beside it what no terminal gets to know.
 *
 * @param staff who may sign in
 * @param hubRules skills and targets
 * @param phoneTickets whether phones get tickets; empty when not
 * @param evacuation what every screen says while the hall is being left; empty for our own words
 */
public record HallFile(
        HallPlan plan,
        List<Staff> staff,
        HubRules hubRules,
        Optional<Text> evacuation,
        Optional<PhoneTickets> phoneTickets) {

    /** A PIN never stands in a file as it is. */
    private static final Pattern PIN_HASH = Pattern.compile("pbkdf2:[1-9][0-9]{0,7}:([0-9a-f]{2})+:([0-9a-f]{2})+");

    /** Nobody waits longer than a day. */
    private static final int TARGET_MINUTES_MAX = 24 * 60;

    private record Raw(
            long version,
            String hall,
            Text name,
            ZoneId timeZone,
            LocalTime rollOver,
            Map<DayOfWeek, Hours.Span> hours,
            Optional<OpeningRules> opening,
            Optional<AppointmentPlan> appointments,
            Optional<RawRules> rules,
            List<Zone> zones,
            List<RawService> services,
            List<RawCounter> counters,
            Optional<List<Display>> displays,
            Optional<List<ServiceId>> elder,
            Optional<RawCalling> calling,
            Optional<Reasons> reasons,
            Optional<String> phone,
            Optional<PhoneTickets> phoneTickets,
            Optional<Text> evacuation,
            Optional<List<RawStaff>> staff) {}

    private record RawStaff(StaffId id, String name, Staff.Role role, String pinHash, Optional<List<SkillId>> skills) {
        Staff staff() {
            return new Staff(id, name, role, pinHash);
        }
    }

    private record RawService(
            ServiceId id,
            org.paihao.core.id.ZoneKey zone,
            Text name,
            Optional<Text> plainName,
            Series series,
            Optional<Boolean> open,
            Optional<SkillId> skill,
            Optional<Target> target,
            Optional<List<RawStep>> steps) {
        Service service(StrictYaml yaml, String path) {
            List<Journey.Step> journey = new ArrayList<>();
            for (int i = 0; i < steps.orElse(List.of()).size(); i++) {
                journey.add(steps.orElseThrow().get(i).step(yaml, path + "/steps/" + i));
            }
            return new Service(
                    id, zone, name, plainName, series, open.orElse(true), steps.map(all -> new Journey(journey)));
        }
    }

    /** A step is one service, several at once, or one of several. */
    private record RawStep(
            Optional<ServiceId> service, Optional<List<ServiceId>> all, Optional<List<ServiceId>> oneOf) {
        Journey.Step step(StrictYaml yaml, String path) {
            List<List<ServiceId>> said = Stream.of(service.map(List::of), all, oneOf)
                    .flatMap(Optional::stream)
                    .toList();
            if (said.size() != 1) {
                throw yaml.at(path, "a step names one of: service, all, one-of");
            }
            return new Journey.Step(said.getFirst(), oneOf.isPresent());
        }
    }

    /** A counter names its services, or the profile that has them. */
    private record RawCounter(
            CounterId id,
            String number,
            Text name,
            org.paihao.core.id.ZoneKey zone,
            Optional<List<ServiceId>> services,
            Optional<ProfileId> profile) {}

    /** A hall sets what it wants to have otherwise. */
    private record RawRules(
            Optional<Integer> recallsMax,
            Optional<Integer> recallGapSeconds,
            Optional<Integer> ratingSeconds,
            Optional<Integer> printPagesPerJob,
            Optional<Integer> undoSeconds,
            Optional<Integer> parkMinutes,
            Optional<Integer> parkMinutesMax,
            Optional<PriorityId> returnsAs,
            Optional<Integer> forgottenMinutes,
            Optional<Integer> forgottenCloseMinutes,
            Optional<Integer> comeBackBehind,
            Optional<Integer> comeBacksMax,
            Optional<SecondCounter> secondCounter) {
        Rules rules() {
            Rules ours = Rules.DEFAULT;
            return new Rules(
                    recallsMax.orElse(ours.recallsMax()),
                    recallGapSeconds.orElse(ours.recallGapSeconds()),
                    ratingSeconds.orElse(ours.ratingSeconds()),
                    printPagesPerJob.orElse(ours.printPagesPerJob()),
                    undoSeconds.orElse(ours.undoSeconds()),
                    parkMinutes.orElse(ours.parkMinutes()),
                    parkMinutesMax.orElse(ours.parkMinutesMax()),
                    returnsAs,
                    forgottenMinutes.orElse(ours.forgottenMinutes()),
                    forgottenCloseMinutes.orElse(ours.forgottenCloseMinutes()),
                    comeBackBehind.orElse(ours.comeBackBehind()),
                    comeBacksMax.orElse(ours.comeBacksMax()),
                    secondCounter.orElse(ours.secondCounter()));
        }
    }

    private record RawCalling(
            Optional<Integer> overdueMinutes,
            Optional<List<PriorityClass>> classes,
            Optional<List<RawProfile>> profiles) {
        CallingPlan plan() {
            return new CallingPlan(
                    new Priorities(overdueMinutes.orElse(Priorities.NONE.overdueMinutes()), classes.orElse(List.of())),
                    profiles.orElse(List.of()).stream().map(RawProfile::plan).toList());
        }
    }

    private record RawProfile(
            ProfileId id,
            Text name,
            List<ServiceId> services,
            Optional<List<Profile.FirstRule>> rules,
            Optional<Profile.Order> then) {
        Profile plan() {
            return new Profile(id, name, services, rules.orElse(List.of()), then.orElse(Profile.Order.LONGEST_WAIT));
        }
    }

    /**
     * Reads and checks a plan.
     *
     * @throws ConfigException naming file, line and what is wrong
     */
    public static HallFile read(Path file) {
        StrictYaml yaml = StrictYaml.of(file);
        Raw raw = yaml.read(Raw.class);
        Optional<CallingPlan> calling = raw.calling().map(RawCalling::plan);
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < raw.counters().size(); i++) {
            counters.add(counter(raw.counters().get(i), calling.orElse(CallingPlan.PLAIN), yaml, "counters/" + i));
        }
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < raw.services().size(); i++) {
            services.add(raw.services().get(i).service(yaml, "services/" + i));
        }
        HallPlan plan = new HallPlan(
                raw.version(),
                raw.hall(),
                raw.name(),
                raw.timeZone(),
                raw.rollOver(),
                new Hours(raw.hours(), raw.opening()),
                raw.rules().map(RawRules::rules).orElse(Rules.DEFAULT),
                raw.zones(),
                services,
                counters,
                raw.displays().orElse(List.of()),
                raw.elder().orElse(List.of()),
                calling,
                raw.reasons(),
                raw.phone(),
                raw.appointments());
        PlanCheck.faults(plan).stream().findFirst().ifPresent(fault -> {
            throw yaml.at(fault.path(), fault.sentence());
        });
        List<RawStaff> people = raw.staff().orElse(List.of());
        List<Staff> staff = people.stream().map(RawStaff::staff).toList();
        for (int i = 0; i < staff.size(); i++) {
            if (!PIN_HASH.matcher(staff.get(i).pinHash()).matches()) {
                throw yaml.at("staff/" + i + "/pin-hash", "this is no PIN's hash; make one with \"appliance pin\"");
            }
            StaffId id = staff.get(i).id();
            if (staff.subList(0, i).stream().anyMatch(other -> other.id().equals(id))) {
                throw yaml.at("staff/" + i + "/id", "'" + id + "' stands twice");
            }
        }
        return new HallFile(plan, staff, hubRules(raw.services(), people, yaml), raw.evacuation(), raw.phoneTickets());
    }

    private static HubRules hubRules(List<RawService> services, List<RawStaff> people, StrictYaml yaml) {
        Map<ServiceId, SkillId> needed = new HashMap<>();
        Map<ServiceId, Target> targets = new HashMap<>();
        Map<StaffId, Set<SkillId>> held = new HashMap<>();
        people.forEach(one -> held.put(one.id(), Set.copyOf(one.skills().orElse(List.of()))));
        for (int i = 0; i < services.size(); i++) {
            RawService service = services.get(i);
            String path = "services/" + i;
            if (service.steps().isPresent()
                    && (service.skill().isPresent() || service.target().isPresent())) {
                throw yaml.at(
                        path,
                        "'" + service.id() + "' is a journey: a skill or a target stands at the services it leads to");
            }
            service.skill().ifPresent(skill -> {
                if (held.values().stream().noneMatch(skills -> skills.contains(skill))) {
                    throw yaml.at(
                            path + "/skill", "nobody can serve '" + service.id() + "': no staff has '" + skill + "'");
                }
                needed.put(service.id(), skill);
            });
            service.target().ifPresent(target -> targets.put(service.id(), checked(target, yaml, path + "/target")));
        }
        for (int i = 0; i < people.size(); i++) {
            for (SkillId skill : people.get(i).skills().orElse(List.of())) {
                if (!needed.containsValue(skill)) {
                    throw yaml.at("staff/" + i + "/skills", "no service asks for the skill '" + skill + "'");
                }
            }
        }
        return new HubRules(new Skills(needed, held), targets);
    }

    private static Target checked(Target target, StrictYaml yaml, String path) {
        if (target.percent() < 1 || target.percent() > 100) {
            throw yaml.at(path + "/percent", "a target is from 1 to 100 percent, not " + target.percent());
        }
        if (target.minutes() < 1 || target.minutes() > TARGET_MINUTES_MAX) {
            throw yaml.at(
                    path + "/minutes", "minutes are from 1 to " + TARGET_MINUTES_MAX + ", not " + target.minutes());
        }
        return target;
    }

    private static Counter counter(RawCounter raw, CallingPlan calling, StrictYaml yaml, String path) {
        if (raw.services().isPresent() == raw.profile().isPresent()) {
            throw yaml.at(path, "a counter names either its services or its profile");
        }
        List<ServiceId> services = raw.services()
                .orElseGet(() -> calling.profile(raw.profile().orElseThrow())
                        .map(Profile::services)
                        .orElseThrow(() -> yaml.at(
                                path + "/profile",
                                "there is no profile '" + raw.profile().orElseThrow() + "' in this plan")));
        return new Counter(raw.id(), raw.number(), raw.name(), raw.zone(), services, raw.profile());
    }
}
