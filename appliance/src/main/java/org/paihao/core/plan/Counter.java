package org.paihao.core.plan;

import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.ZoneKey;

/**
 * A counter (窗口).
 *
 * @param number what the sign over it says: {@code 8}
 * @param services what it may call
 * @param profile how it works; empty to call whoever has waited longest for any of its services
 */
public record Counter(
        CounterId id, String number, Text name, ZoneKey zone, List<ServiceId> services, Optional<ProfileId> profile) {
    public Counter {
        services = List.copyOf(services);
    }

    Counter at(Profile other) {
        return new Counter(id, number, name, zone, other.services(), Optional.of(other.id()));
    }
}
