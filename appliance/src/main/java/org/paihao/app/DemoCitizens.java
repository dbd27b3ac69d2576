package org.paihao.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.paihao.sim.people.Crowd;

/** The people of the demo's hall. */
final class DemoCitizens {
    private DemoCitizens() {}

    /** Lets them live at {@code speed} times the pace of life, at the ports of the boxes of these ids. */
    static Crowd start(ToIntFunction<String> hall, int speed) {
        return Crowd.start(
                List.of(address(hall, "kiosk-1"), address(hall, "kiosk-2")),
                List.of(
                        new Crowd.Desk(
                                address(hall, "counter-1"),
                                "counter-1",
                                "1001",
                                "1001",
                                List.of("social-card", "pension", "medical", "identity")),
                        new Crowd.Desk(address(hall, "counter-8"), "counter-8", "1002", "1002", List.of("licence")),
                        new Crowd.Desk(address(hall, "counter-14"), "counter-14", "1003", "1003", List.of("anything"))),
                Duration.ofMinutes(3),
                speed,
                System.nanoTime());
    }

    private static URI address(ToIntFunction<String> hall, String box) {
        return URI.create("http://127.0.0.1:" + hall.applyAsInt(box) + "/");
    }
}
