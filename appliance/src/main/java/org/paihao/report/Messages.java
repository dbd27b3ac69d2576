package org.paihao.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.message.Board;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.HallPlan;
import org.paihao.json.Json;

/** The JSON bodies on the topics beside facts and live. Every message of a hub carries its term. */
final class Messages {
    private Messages() {}

    /** On {@code …/ack}: all facts of {@code epoch} up to {@code committed} are in the ledger. Empty epoch: none at all. */
    record Ack(long term, String epoch, long committed) {}

    /** On {@code …/req}. */
    record Req(String id, HubRequest request) {}

    /** On {@code …/res}. {@code now}: hall time when it was answered. */
    record Res(String id, long term, Instant now, HubReply reply) {}

    /** On {@code plan}. */
    record PlanIs(long term, HallPlan plan) {}

    /** On {@code hub}. */
    record HubIs(long term, boolean online, Instant at) {}

    /** On {@code board/hall}. */
    record BoardIs(long term, Board board) {}

    /** On {@code board/queue/…}. */
    record QueueIs(long term, QueueBoard queue) {}

    /** The message, or empty when the bytes are not one: a broker is open to mistakes, none may stop the link. */
    static <T> Optional<T> read(byte[] payload, Class<T> type) {
        try {
            return Optional.ofNullable(Json.LENIENT.readValue(payload, type));
        } catch (IOException | RuntimeException e) {
            System.getLogger(Messages.class.getName())
                    .log(System.Logger.Level.WARNING, "event=message-unreadable type=" + type.getSimpleName(), e);
            return Optional.empty();
        }
    }
}
