package org.paihao.core.plan;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.SkillId;
import org.paihao.core.id.StaffId;

/**
 * Who can do what (工作人员技能). Known to the hub only, like the staff themselves. It is asked for one member of staff
 * and one service at a time: two lists filtered apart would let wrong pairs through.
 *
 * @param needed the skill a service asks for; services that are absent ask for none
 * @param held what each member of staff can do
 */
public record Skills(Map<ServiceId, SkillId> needed, Map<StaffId, Set<SkillId>> held) {
    /** Everybody can do everything. */
    public static final Skills NONE = new Skills(Map.of(), Map.of());

    public Skills {
        needed = Map.copyOf(needed);
        held = Map.copyOf(held);
    }

    /** Whether a member of staff may be given somebody who waits for a service. */
    public boolean may(StaffId staff, ServiceId service) {
        SkillId skill = needed.get(service);
        return skill == null || held.getOrDefault(staff, Set.of()).contains(skill);
    }

    /** The services a member of staff may not be given people for. */
    public Set<ServiceId> barred(StaffId staff) {
        return needed.keySet().stream().filter(service -> !may(staff, service)).collect(Collectors.toUnmodifiableSet());
    }
}
