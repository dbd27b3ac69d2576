package org.paihao.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.paihao.config.ConfigException;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.json.Json;
import org.paihao.report.FactCodec;
import org.paihao.role.StoreException;
import org.paihao.store.SqliteFile;

/**
 * A hall's event log as a file: a hub's books (or a copy of them), or a text with a fact on each line, as CloudEvents
 * (docs/hall-protocol.md). In a text a fact came in when it was made.
 */
final class EventLog {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private EventLog() {}

    /** Takes the facts in their order. */
    @FunctionalInterface
    interface Sink {
        void fact(FactRecord record, Instant receivedAt);
    }

    /**
     * What was in it.
     *
     * @param facts those that were understood
     * @param passedOver those of a type, or with data, that this version does not know
     */
    record Read(long facts, long passedOver) {
        Read and(boolean understood) {
            return understood ? new Read(facts + 1, passedOver) : new Read(facts, passedOver + 1);
        }
    }

    /**
     * Reads all of it.
     *
     * @throws ConfigException naming the file, the line and what is wrong with it
     */
    static Read read(Path file, Sink sink) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ConfigException(file.toString(), 0, "there is no such file, or it can't be read");
        }
        try {
            return isDatabase(file) ? books(file, sink) : lines(file, sink);
        } catch (IOException e) {
            throw new ConfigException(file.toString(), 0, "it can't be read: " + e.getMessage());
        }
    }

    private static boolean isDatabase(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private static Read books(Path file, Sink sink) {
        Read[] read = {new Read(0, 0)};
        try {
            SqliteFile.ledger(file, (terminal, receivedAt, body) -> {
                boolean known = FactCodec.decode(terminal, body) instanceof FactRead.Known fact
                        && told(sink, fact.record(), receivedAt);
                read[0] = read[0].and(known);
            });
        } catch (StoreException e) {
            throw new ConfigException(file.toString(), 0, "these are no books of a hub, or they are damaged");
        }
        return read[0];
    }

    private static boolean told(Sink sink, FactRecord record, Instant receivedAt) {
        sink.fact(record, receivedAt);
        return true;
    }

    private static Read lines(Path file, Sink sink) throws IOException {
        Read read = new Read(0, 0);
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read = read.and(line(file, number, line, sink));
                }
            }
        } catch (CharacterCodingException e) {
            throw new ConfigException(
                    file.toString(), number + 1, "this is neither a hub's books nor a text with a fact on each line");
        }
        return read;
    }

    private static boolean line(Path file, int number, String line, Sink sink) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        TerminalId terminal;
        try {
            JsonNode tree = Json.LENIENT.readTree(bytes);
            terminal = new TerminalId(tree.path("subject").asText(""));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(file.toString(), number, "no fact: it names no terminal as its subject");
        }
        return switch (FactCodec.decode(terminal, bytes)) {
            case FactRead.Known known ->
                told(sink, known.record(), known.record().at());
            case FactRead.Unknown ignored -> false;
            case FactRead.Broken broken ->
                throw new ConfigException(file.toString(), number, broken.type() + ": " + broken.reason());
            case FactRead.Rubbish rubbish ->
                throw new ConfigException(file.toString(), number, "no fact: " + rubbish.reason());
        };
    }
}
