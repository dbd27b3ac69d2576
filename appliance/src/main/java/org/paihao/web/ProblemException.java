package org.paihao.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that can't be answered with what it asked for: becomes a problem details answer (RFC 9457). {@code code} is
 * what pages choose their sentence by.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String detail;
    private final transient Optional<List<Instant>> free;
    private final String title;

    public ProblemException(int status, String code, String title) {
        this(status, code, title, Optional.empty());
    }

    public ProblemException(int status, String code, String title, Optional<String> detail) {
        this(status, code, title, detail, Optional.empty());
    }

    private ProblemException(
            int status, String code, String title, Optional<String> detail, Optional<List<Instant>> free) {
        super(title);
        this.free = free;
        this.status = status;
        this.title = title;
        this.code = code;
        this.detail = detail.orElse("");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<String> detail() {
        return detail.isEmpty() ? Optional.empty() : Optional.of(detail);
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(400, "bad-request", "The request can't be understood", Optional.of(detail));
    }

    static ProblemException notFound() {
        return new ProblemException(404, "not-found", "There is no such thing here");
    }

    static ProblemException refused(String code, Optional<String> detail) {
        return new ProblemException(409, code, "Not possible now", detail);
    }

    /** A slot without a place; {@code free} are the beginnings of those of the day that have one. */
    static ProblemException slotFull(List<Instant> free) {
        return new ProblemException(409, "slot-full", "Not possible now", Optional.empty(), Optional.of(free));
    }

    /**
     * The body: {@code type, title, status, code} and, where there is more to say, {@code detail}; of a full slot
     * {@code free}.
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Body(
            String type,
            String title,
            int status,
            String code,
            Optional<String> detail,
            Optional<List<Instant>> free) {}

    Body body() {
        return new Body("urn:paihao:problem:" + code, title, status, code, detail(), free);
    }
}
