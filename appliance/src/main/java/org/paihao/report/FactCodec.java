package org.paihao.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.io.IOException;
import java.time.Instant;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.json.Json;

/**
 * Facts as bytes: CloudEvents 1.0, JSON, structured mode, so that they survive bridges, files and other brokers as they
 * are. Extension attributes: {@code epoch}, {@code seq}, {@code planversion}.
 */
public final class FactCodec {
    /** A fact is self-contained and small; anything larger is a mistake, found where it is made. */
    public static final int BYTES_MAX = 64 * 1024;

    private static final String TYPE_PREFIX = "org.paihao.";

    private final String source;

    /** Facts of a hall: their source is {@code paihao/v1/{hall}}. */
    public FactCodec(String hall) {
        this.source = "paihao/v1/" + hall;
    }

    private record Envelope(
            String specversion,
            String id,
            String source,
            String subject,
            String type,
            Instant time,
            String datacontenttype,
            String epoch,
            long seq,
            long planversion,
            Fact data) {}

    /**
     * The bytes of a fact, the same for the same fact.
     *
     * @throws IllegalArgumentException when it is larger than {@link #BYTES_MAX}
     */
    public byte[] encode(FactRecord record) {
        FactKey key = record.key();
        byte[] bytes = Json.bytes(new Envelope(
                "1.0",
                key.toString(),
                source,
                key.terminal().value(),
                TYPE_PREFIX + Json.typeName(record.fact()),
                record.at(),
                "application/json",
                key.epoch(),
                key.seq(),
                record.planVersion(),
                record.fact()));
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException("a fact has at most " + BYTES_MAX + " bytes, not " + bytes.length);
        }
        return bytes;
    }

    /** Reads bytes that came on a terminal's topic. Never throws. */
    public static FactRead decode(TerminalId terminal, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return new FactRead.Rubbish("more than " + BYTES_MAX + " bytes");
        }
        JsonNode tree;
        FactKey key;
        String type;
        try {
            tree = Json.LENIENT.readTree(bytes);
            type = tree.path("type").asText("");
            key = new FactKey(
                    terminal, tree.path("epoch").asText(""), tree.path("seq").asLong(0));
        } catch (IOException | IllegalArgumentException e) {
            return new FactRead.Rubbish(brief(e));
        }
        if (!key.toString().equals(tree.path("id").asText(""))) {
            return new FactRead.Rubbish("id does not match topic, epoch and seq");
        }
        String name = type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
        try {
            Instant at = Json.instant(tree.path("time").asText(""));
            Fact fact = Json.LENIENT.treeToValue(tree.path("data"), Fact.class);
            if (fact == null) {
                return new FactRead.Broken(key, name, "no data");
            }
            return new FactRead.Known(
                    new FactRecord(key, at, tree.path("planversion").asLong(0), fact));
        } catch (InvalidTypeIdException e) {
            return new FactRead.Unknown(key, name);
        } catch (IOException | RuntimeException e) {
            return new FactRead.Broken(key, name, brief(e));
        }
    }

    private static String brief(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > 200 ? message.substring(0, 200) : message;
    }
}
