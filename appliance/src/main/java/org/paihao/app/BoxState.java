package org.paihao.app;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.json.Json;
import org.paihao.web.view.DeviceView;

/**
 * What a box says of itself on its retained {@code state} topic; after it died, the broker says the short form for it.
 *
 * @param address of its own pages, for links from the hub's page
 * @param trustedClock whether its time is the hall's
 * @param backlog facts the hub does not have yet
 * @param diskPercent how full the disk of its books is
 */
record BoxState(
        boolean online,
        Optional<Instant> at,
        Optional<String> epoch,
        Optional<Text> name,
        Optional<String> address,
        Optional<List<String>> roles,
        Optional<Boolean> trustedClock,
        Optional<Long> backlog,
        Optional<List<DeviceView>> devices,
        Optional<Integer> diskPercent) {

    /** What the broker says for a box whose connection broke. */
    static byte[] will() {
        return Json.bytes(new BoxState(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** The state in a message; empty when it is none. */
    static Optional<BoxState> read(byte[] payload) {
        try {
            return Optional.ofNullable(Json.LENIENT.readValue(payload, BoxState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last known state of a box that is gone now. */
    BoxState gone() {
        return new BoxState(false, at, epoch, name, address, roles, trustedClock, backlog, devices, diskPercent);
    }
}
