package org.paihao.hook;

import java.net.URI;
import java.util.Set;
import org.paihao.core.access.HookEvent;

/**
 * One receiver.
 *
 * @param id short; its place in the ledger is kept under it
 * @param url where events are posted
 * @param events what it is told of
 * @param secret what signatures are made with
 */
public record HookSettings(String id, URI url, Set<HookEvent> events, String secret) {
    public HookSettings {
        events = Set.copyOf(events);
    }

    /** Without the secret: this is logged. */
    @Override
    public String toString() {
        return "HookSettings[id=" + id + ", url=" + url + "]";
    }
}
