package org.paihao.store;

import java.io.IOException;
import java.util.List;
import org.paihao.core.hall.HallEvent;
import org.paihao.json.Json;

/** How the events of one unit of work are stored: a JSON list, each with its type. */
final class EventForm {
    private EventForm() {}

    static byte[] write(List<HallEvent> events) {
        // A typed array: a raw list would lose the names of the alternatives.
        return Json.bytes(events.toArray(HallEvent[]::new));
    }

    static HallEvent[] read(byte[] body) throws IOException {
        return Json.LENIENT.readValue(body, HallEvent[].class);
    }
}
