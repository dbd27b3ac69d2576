package org.paihao.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.plan.DayChanges;
import org.paihao.json.Json;
import org.paihao.store.Books;

/** What a terminal's link remembers over a restart. Losing the newest of it only means sending again. */
final class LinkMemory {
    /** Committed facts stay so long: a hub restored from an older backup asks for them again. */
    static final Duration KEEP_COMMITTED = Duration.ofDays(7);

    private static final String POSITION = "committed";
    private static final String TERM = "term";
    private static final String MARK = "mark";
    private static final String PLAN = "plan";
    private static final String CHANGES = "day-changes";
    private static final String OFFSET = "clock-offset-ms";

    private final Books books;

    LinkMemory(Books books) {
        this.books = books;
    }

    /** How far the hub was. */
    Position position() {
        return books.kept(POSITION)
                .map(text -> text.split(":"))
                .map(parts -> new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .orElse(Position.BEFORE_ALL);
    }

    /** The highest term heard of. */
    long term() {
        return books.kept(TERM).map(Long::parseLong).orElse(0L);
    }

    /** The last mark of that term. */
    Messages.Ack mark() {
        return books.kept(MARK)
                .flatMap(text -> Messages.read(text.getBytes(StandardCharsets.UTF_8), Messages.Ack.class))
                .orElseGet(() -> new Messages.Ack(term(), "", 0));
    }

    Optional<Messages.PlanIs> plan() {
        return books.kept(PLAN)
                .flatMap(text -> Messages.read(text.getBytes(StandardCharsets.UTF_8), Messages.PlanIs.class));
    }

    /** What was changed for a day when this box last heard of it. */
    Optional<DayChanges> changes() {
        return books.kept(CHANGES)
                .flatMap(text -> Messages.read(text.getBytes(StandardCharsets.UTF_8), DayChanges.class));
    }

    void keepChanges(DayChanges changes) {
        keep(CHANGES, new String(Json.bytes(changes), StandardCharsets.UTF_8));
    }

    /** Hub time minus wall clock. */
    Duration offset() {
        return books.kept(OFFSET).map(Long::parseLong).map(Duration::ofMillis).orElse(Duration.ZERO);
    }

    void keepPlan(byte[] payload) {
        keep(PLAN, new String(payload, StandardCharsets.UTF_8));
    }

    void keepOffset(Duration offset) {
        keep(OFFSET, Long.toString(offset.toMillis()));
    }

    private void keep(String name, String value) {
        books.commit(entry -> {
            entry.keep(name, value);
            return Boolean.TRUE;
        });
    }

    /** Remembers how far the hub is, and lets go what it has had for long before {@code now}. */
    void keep(Position at, Messages.Ack mark, long term, Instant now) {
        books.commit(entry -> {
            entry.keep(POSITION, at.start() + ":" + at.seq());
            entry.keep(TERM, Long.toString(term));
            entry.keep(MARK, new String(Json.bytes(mark), StandardCharsets.UTF_8));
            return Boolean.TRUE;
        });
        books.outbox().prune(at.start(), at.seq(), now.minus(KEEP_COMMITTED).toEpochMilli());
    }
}
