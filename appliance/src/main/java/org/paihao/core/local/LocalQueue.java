package org.paihao.core.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.hall.Precedence;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.message.QueueBoard.Waiting;
import org.paihao.core.time.BusinessDay;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who waits as a counter knows it: the hub's last boards, and what was heard live since. A word that was lost makes it
 * wrong by one ticket; merging puts that right. Immutable and bounded.
 *
 * @param told when the hub's board of each service was true
 * @param waiting in no order; {@link #line} has one
 * @param gone tickets heard of as called or withdrawn, and when: they never wait again, whatever an older board says
 * @param open counters that are staffed
 * @param boardAt when the hub's word about counters was true
 * @param heardAt the latest word of all, hall time; {@link Instant#EPOCH} when nothing was ever heard
 */
public record LocalQueue(
        Map<ServiceId, Instant> told,
        Map<TicketId, Stander> waiting,
        Map<TicketId, Instant> gone,
        Set<CounterId> open,
        Instant boardAt,
        Instant heardAt) {
    /** Before anything was heard. */
    public static final LocalQueue NOTHING =
            new LocalQueue(Map.of(), Map.of(), Map.of(), Set.of(), Instant.EPOCH, Instant.EPOCH);

    /** A word may overtake the board that should have it, and the other way round, by no more than this. */
    static final Duration SETTLES = Duration.ofSeconds(30);
    /** A day of a big hall; who comes after them is called by label. */
    static final int WAITING_MAX = 2_000;

    static final int GONE_MAX = 6_000;

    public LocalQueue {
        told = Map.copyOf(told);
        waiting = kept(waiting);
        gone = kept(gone);
        open = Set.copyOf(open);
    }

    /** Each word heard changes one ticket of hundreds: what stays is shared with the queue before. */
    private static <V> PMap<TicketId, V> kept(Map<TicketId, V> map) {
        return map instanceof PMap<TicketId, V> shared ? shared : HashTreePMap.from(map);
    }

    /** One who waits for a service. */
    public record Stander(ServiceId service, Waiting who) {}

    private static Comparator<Stander> by(Precedence precedence) {
        return (one, other) -> precedence.compare(one.who().claim(), other.who().claim());
    }

    /** The hub's word about a queue; one that is not newer than the last changes nothing. */
    public LocalQueue with(QueueBoard board) {
        ServiceId service = board.service();
        if (!board.at().isAfter(told.getOrDefault(service, Instant.EPOCH))) {
            return this;
        }
        Map<TicketId, Stander> next = new HashMap<>(waiting);
        next.values().removeIf(stander -> stander.service().equals(service) && settled(stander.who(), board));
        for (Waiting who : board.tickets()) {
            if (!gone.containsKey(who.ticket())) {
                next.put(who.ticket(), new Stander(service, who));
            }
        }
        Map<ServiceId, Instant> when = new HashMap<>(told);
        when.put(service, board.at());
        return new LocalQueue(when, next, gone, open, boardAt, later(board.at()));
    }

    /** Whether a board without this ticket says that it waits no more. */
    private static boolean settled(Waiting who, QueueBoard board) {
        boolean old = who.arrivedAt().isBefore(board.at().minus(SETTLES));
        boolean beyond = board.tickets().size() >= QueueBoard.TICKETS_MAX
                && who.arrivedAt().isAfter(board.tickets().getLast().arrivedAt());
        return old && !beyond;
    }

    /** The hub's word about counters. */
    public LocalQueue with(Board board) {
        return board.at().isAfter(boardAt)
                ? new LocalQueue(told, waiting, gone, Set.copyOf(board.open()), board.at(), later(board.at()))
                : this;
    }

    /** One thing heard live from another box. */
    public LocalQueue with(Live live) {
        LocalQueue next = withOwn(live);
        return live.at().isAfter(next.heardAt)
                ? new LocalQueue(next.told, next.waiting, next.gone, next.open, next.boardAt, live.at())
                : next;
    }

    /** One thing this box has said itself: what it knows of the others is not newer for that. */
    public LocalQueue withOwn(Live live) {
        return switch (live) {
            case Live.Taken l -> taken(l);
            case Live.Called l -> left(Optional.of(l.ticket()), l.label(), l.at());
            case Live.Withdrawn l -> left(Optional.of(l.ticket()), l.label(), l.at());
            // The call itself may have been lost on the way.
            case Live.Arrived l -> left(Optional.empty(), l.label(), l.at());
            case Live.Finished l -> left(Optional.empty(), l.label(), l.at());
            case Live.Missed l -> left(Optional.empty(), l.label(), l.at());
            case Live.Ended l -> left(Optional.empty(), l.label(), l.at());
            case Live.Undone l ->
                l.waits()
                        .map(who -> forgiven(who.ticket()).taken(who))
                        .orElseGet(() -> left(Optional.empty(), l.label(), l.at()));
            case Live.Staffed l -> staffed(l);
            case Live.Claimed ignored -> this;
            case Live.Evacuated ignored -> this;
        };
    }

    private Instant later(Instant at) {
        return at.isAfter(heardAt) ? at : heardAt;
    }

    private LocalQueue taken(Live.Taken live) {
        Instant board = told.getOrDefault(live.service(), Instant.EPOCH);
        boolean stale = live.at().isBefore(board.minus(SETTLES));
        if (stale
                || gone.containsKey(live.ticket())
                || waiting.containsKey(live.ticket())
                || waiting.size() >= WAITING_MAX) {
            return this;
        }
        PMap<TicketId, Stander> next = kept(waiting).plus(live.ticket(), new Stander(live.service(), Waiting.of(live)));
        return new LocalQueue(told, next, gone, open, boardAt, heardAt);
    }

    /** A call of it was taken back: it is not gone after all. */
    private LocalQueue forgiven(TicketId ticket) {
        return gone.containsKey(ticket)
                ? new LocalQueue(told, waiting, kept(gone).minus(ticket), open, boardAt, heardAt)
                : this;
    }

    private LocalQueue left(Optional<TicketId> ticket, Label label, Instant at) {
        Set<TicketId> over = new HashSet<>();
        ticket.ifPresent(over::add);
        for (Stander stander : waiting.values()) {
            if (stander.who().label().equals(label)) {
                over.add(stander.who().ticket());
            }
        }
        PMap<TicketId, Instant> ended = kept(gone);
        for (TicketId id : over) {
            ended = ended.containsKey(id) ? ended : ended.plus(id, at);
        }
        return new LocalQueue(told, kept(waiting).minusAll(over), bounded(ended), open, boardAt, heardAt);
    }

    /** The older half is let go when there are too many: boards have forgotten those as well. */
    private static Map<TicketId, Instant> bounded(Map<TicketId, Instant> over) {
        if (over.size() <= GONE_MAX) {
            return over;
        }
        List<Instant> times = over.values().stream().sorted().toList();
        Instant middle = times.get(times.size() / 2);
        Map<TicketId, Instant> newer = new HashMap<>(over);
        newer.values().removeIf(at -> at.isBefore(middle));
        return newer;
    }

    private LocalQueue staffed(Live.Staffed live) {
        Set<CounterId> next = new HashSet<>(open);
        if (live.open()) {
            next.add(live.counter());
        } else {
            next.remove(live.counter());
        }
        return new LocalQueue(told, waiting, gone, next, boardAt, heardAt);
    }

    /** Without the tickets of days before this one. */
    public LocalQueue on(BusinessDay day) {
        Set<TicketId> old = new HashSet<>();
        for (Stander stander : waiting.values()) {
            if (stander.who().day().compareTo(day) < 0) {
                old.add(stander.who().ticket());
            }
        }
        return old.isEmpty() ? this : new LocalQueue(told, kept(waiting).minusAll(old), gone, open, boardAt, heardAt);
    }

    /** Who waits for a service, first to be called first. */
    public List<Waiting> line(ServiceId service, Precedence precedence) {
        return waiting.values().stream()
                .filter(stander -> stander.service().equals(service))
                .sorted(by(precedence))
                .map(Stander::who)
                .toList();
    }

    /** Who waits with this label. */
    public Optional<Stander> labelled(Label label) {
        return waiting.values().stream()
                .filter(stander -> stander.who().label().equals(label))
                .findFirst();
    }

    /**
     * Whom a counter calls next: the first of its share, and when there is none, the first of the others'.
     *
     * @param passed tickets it must leave alone: claimed by another counter, or found to be gone
     */
    public Optional<Choice> next(Share share, Set<TicketId> passed, Instant now) {
        Precedence precedence = new Precedence(share.plan().calls().priorities(), now);
        List<Stander> callable = waiting.values().stream()
                .filter(stander -> share.services().contains(stander.service()))
                .filter(stander -> !stander.who().callableFrom().isAfter(now))
                .filter(stander -> !passed.contains(stander.who().ticket()))
                .filter(stander -> stander.who().isFor(share.self(), open))
                .sorted(by(precedence))
                .toList();
        return callable.stream()
                .filter(stander -> share.has(stander.service(), stander.who().ticket()))
                .findFirst()
                .map(stander -> new Choice(stander, true))
                .or(() -> callable.stream().findFirst().map(stander -> new Choice(stander, false)));
    }

    /** Somebody to call; {@code own} when no claim is needed. */
    public record Choice(Stander stander, boolean own) {}
}
