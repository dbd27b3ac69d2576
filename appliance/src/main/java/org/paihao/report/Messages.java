package org.paihao.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.paihao.core.message.Board;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.HallPlan;
import org.paihao.json.Json;

/**
 * The JSON bodies on the topics beside facts and live. Every message of a hub carries its term. What is missing is an
 * error.
 */
final class Messages {
    private Messages() {}

    /**
     * On {@code …/ack}: all facts of {@code epoch} up to {@code committed} are in the ledger. Empty epoch: none at all.
     */
    record Ack(long term, String epoch, long committed) {
        Ack {
            Objects.requireNonNull(epoch);
        }
    }

    /**
     * On {@code …/req}.
     *
     * @param held the last mark this terminal had in the highest term it knows: a hub that does not know of it was
     *     restored from an older copy
     */
    record Req(String id, HubRequest request, Optional<Ack> held) {
        Req {
            Objects.requireNonNull(id);
            Objects.requireNonNull(request);
        }
    }

    /** On {@code …/res}. {@code now}: hall time when it was answered. */
    record Res(String id, long term, Instant now, HubReply reply) {
        Res {
            Objects.requireNonNull(id);
            Objects.requireNonNull(now);
            Objects.requireNonNull(reply);
        }
    }

    /** On {@code plan}. */
    record PlanIs(long term, HallPlan plan) {
        PlanIs {
            Objects.requireNonNull(plan);
        }
    }

    /** On {@code hub}. {@code epoch}: which process says so; empty where the broker says it for one that went. */
    record HubIs(long term, boolean online, Instant at, Optional<String> epoch) {
        HubIs {
            Objects.requireNonNull(at);
        }
    }

    /** On {@code board/hall}. */
    record BoardIs(long term, Board board) {
        BoardIs {
            Objects.requireNonNull(board);
        }
    }

    /** On {@code board/queue/…}. */
    record QueueIs(long term, QueueBoard queue) {
        QueueIs {
            Objects.requireNonNull(queue);
        }
    }

    /** The message, or empty when the bytes are not one: a broker is open to mistakes, none may stop the link. */
    static <T> Optional<T> read(byte[] payload, Class<T> type) {
        try {
            return Json.read(payload, type);
        } catch (IOException | RuntimeException e) {
            System.getLogger(Messages.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "event=message-unreadable type=" + type.getSimpleName() + " bytes=" + payload.length);
            return Optional.empty();
        }
    }
}
