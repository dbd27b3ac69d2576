package org.paihao.report;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.paihao.core.local.LocalQueue;
import org.paihao.json.Json;
import org.paihao.role.counter.LocalLine;

/** A counter's line in its books, as JSON. */
public final class LineCodec implements LocalLine.Codec {
    private static final Logger LOG = System.getLogger(LineCodec.class.getName());

    @Override
    public String write(LocalQueue queue) {
        return new String(Json.bytes(queue), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<LocalQueue> read(String text) {
        try {
            return Optional.ofNullable(Json.LENIENT.readValue(text, LocalQueue.class));
        } catch (IOException | RuntimeException e) {
            // Of another version: it is only a view of what the hub has, and comes anew.
            LOG.log(Level.WARNING, "event=line-unreadable chars=" + text.length());
            return Optional.empty();
        }
    }
}
