package org.paihao.report;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Retained messages, of which only the newest of a topic counts: what the client could not take now is offered again,
 * for a plan or a mark that is silently dropped would be missing until the next connection. Used by one thread.
 */
final class OwedMessages {
    private final Wire wire;
    private final Map<String, byte[]> owed = new LinkedHashMap<>();

    OwedMessages(Wire wire) {
        this.wire = wire;
    }

    /** Publishes it, now or as soon as possible. */
    void publish(String topic, byte[] payload) {
        if (!send(topic, payload)) {
            owed.put(topic, payload);
        } else {
            owed.remove(topic);
        }
    }

    /** Tries again what could not be sent. Returns whether all is said. */
    boolean flush() {
        Iterator<Map.Entry<String, byte[]>> rest = owed.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<String, byte[]> next = rest.next();
            if (!send(next.getKey(), next.getValue())) {
                return false;
            }
            rest.remove();
        }
        return true;
    }

    /** The connection is gone: everything will be published anew. */
    void clear() {
        owed.clear();
    }

    private boolean send(String topic, byte[] payload) {
        return wire.publish(new Wire.Message(topic, payload, 0, true, Optional.empty()), Wire.Done.IGNORE);
    }
}
