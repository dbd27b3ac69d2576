package org.paihao.core.plan;

import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.ZoneKey;
import org.paihao.core.label.Series;

/**
 * A service (事项) a citizen comes for.
 *
 * @param plainName the everyday name for the elder page (养老金), when it differs
 * @param series the labels of its tickets
 * @param open false while the hall has paused it: no new tickets
 * @param journey the steps it consists of, where one counter is not enough
 */
public record Service(
        ServiceId id,
        ZoneKey zone,
        Text name,
        Optional<Text> plainName,
        Series series,
        boolean open,
        Optional<Journey> journey) {

    /** A service that one counter does. */
    public Service(ServiceId id, ZoneKey zone, Text name, Optional<Text> plainName, Series series, boolean open) {
        this(id, zone, name, plainName, series, open, Optional.empty());
    }

    Service open(boolean now) {
        return now == open ? this : new Service(id, zone, name, plainName, series, now, journey);
    }

    /** Whose line its tickets stand in first: its own, or that of its journey's first step. */
    public ServiceId line() {
        return journey.map(Journey::first).orElse(id);
    }
}
