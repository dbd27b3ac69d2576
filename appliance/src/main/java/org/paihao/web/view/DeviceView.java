package org.paihao.web.view;

import java.time.Instant;
import java.util.Optional;

/** Health of one device: {@code ready | attention | fault | stale | absent} with a reason pages have words for. */
public record DeviceView(
        String id, String kind, String model, String state, Optional<String> reason, Instant since, boolean twin) {

    /** Whether somebody must look at it. */
    public boolean troubled() {
        return !state.equals("ready");
    }
}
