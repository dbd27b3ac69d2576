package org.paihao.role.counter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Precedence;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.local.LocalQueue;
import org.paihao.core.local.Share;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Live;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.CallingPlan;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Priorities;
import org.paihao.core.plan.Service;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.HallBoards;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.role.LiveBus;
import org.paihao.role.PlanKeeper;
import org.paihao.role.StoreException;

/**
 * The line of one counter while no hub decides: who waits as far as it has heard, and whom it calls (hall protocol §6).
 * Thread-safe. Remembered over a restart, but for the last seconds.
 */
public final class LocalLine {
    /** How long others may object to a claim. */
    static final Duration CLAIM = Duration.ofSeconds(1);
    /** A claim nothing came of is forgotten: its counter is gone. */
    static final Duration CLAIM_STANDS = Duration.ofSeconds(3);
    /** What is heard is written down no more often than this: a counter's disk has other things to do. */
    private static final Duration KEEP_EVERY = Duration.ofSeconds(10);
    /** Whoever has lost so many claims presses the button again. */
    private static final int CLAIMS_MAX = 8;

    private static final String KEPT = "local-queue";
    private static final Logger LOG = System.getLogger(LocalLine.class.getName());

    private final Parts parts;
    private final Map<TicketId, Claim> claims = new HashMap<>();
    private LocalQueue queue;
    private LocalQueue written;
    private Instant writtenAt = Instant.EPOCH;

    /**
     * What it is made of.
     *
     * @param pause lets a time pass: blocks the caller, or turns a simulation's clock
     */
    public record Parts(
            TerminalId self,
            CounterId counter,
            Journal journal,
            HallBoards boards,
            LiveBus live,
            HallClock clock,
            PlanKeeper plans,
            Codec codec,
            Consumer<Duration> pause) {}

    /** How the line is written into the books: {@code report} knows. */
    public interface Codec {
        String write(LocalQueue queue);

        /** Empty when the text is none that {@link #write} made. */
        Optional<LocalQueue> read(String text);
    }

    private record Claim(CounterId by, Instant at) {}

    public LocalLine(Parts parts) {
        this.parts = parts;
        this.queue = parts.journal().kept(KEPT).flatMap(parts.codec()::read).orElse(LocalQueue.NOTHING);
        this.written = queue;
        parts.live().listen(this::hear);
    }

    private synchronized void hear(LiveBus.Heard heard) {
        Live live = heard.live();
        queue = heard.from().equals(parts.self()) ? queue.withOwn(live) : queue.with(live);
        if (live instanceof Live.Claimed claimed && !claimed.counter().equals(parts.counter())) {
            Instant now = parts.clock().now();
            claims.values().removeIf(old -> over(old, now));
            claims.merge(
                    claimed.ticket(),
                    new Claim(claimed.counter(), now),
                    (a, b) -> a.by().value().compareTo(b.by().value()) < 0 ? a : b);
        }
    }

    private static boolean over(Claim claim, Instant now) {
        return now.isAfter(claim.at().plus(CLAIM_STANDS));
    }

    /** The box it runs on. */
    TerminalId self() {
        return parts.self();
    }

    /** Whether the hall is being left, as last heard: nobody is called. */
    public boolean isEvacuated() {
        return parts.boards().board().board().evacuation().isPresent();
    }

    /** The line now, with the hub's newest boards in it. */
    public synchronized LocalQueue queue() {
        queue = queue.with(parts.boards().board().board());
        for (ServiceId service : services()) {
            Optional<QueueBoard> board = parts.boards().queue(service);
            if (board.isPresent()) {
                queue = queue.with(board.get());
            }
        }
        queue = queue.on(today());
        return queue;
    }

    /** The line as the page shows it: with the time of the last word there was. */
    public HallBoards boards() {
        LocalQueue now = queue();
        return new HallBoards() {
            @Override
            public BoardView board() {
                return new BoardView(parts.boards().board().board(), now.heardAt());
            }

            @Override
            public Optional<QueueBoard> queue(ServiceId service) {
                return now.heardAt().equals(Instant.EPOCH)
                        ? Optional.empty()
                        : Optional.of(new QueueBoard(now.heardAt(), service, waiting(now, service)));
            }
        };
    }

    private List<QueueBoard.Waiting> waiting(LocalQueue now, ServiceId service) {
        return now.line(service, precedence()).stream()
                .filter(who -> !known(who.ticket()))
                .toList();
    }

    private Precedence precedence() {
        Priorities priorities =
                plan().map(HallPlan::calls).orElse(CallingPlan.PLAIN).priorities();
        return new Precedence(priorities, parts.clock().now());
    }

    private List<ServiceId> services() {
        return plan().flatMap(plan -> plan.counter(parts.counter()))
                .map(Counter::services)
                .orElse(List.of());
    }

    Optional<HallPlan> plan() {
        return parts.plans().plan();
    }

    private BusinessDay today() {
        BusinessDay seen = parts.journal().state().day();
        return plan().map(plan -> BusinessDay.of(parts.clock().now(), plan.timeZone(), plan.rollOver())
                        .atLeast(seen))
                .orElse(seen);
    }

    /** Whether somebody waits for this counter's services, callable by it or not. */
    boolean isAnybodyWaiting(Optional<ServiceId> only) {
        LocalQueue now = queue();
        return services().stream()
                .filter(service -> only.isEmpty() || only.get().equals(service))
                .anyMatch(service -> !waiting(now, service).isEmpty());
    }

    /** Whether this counter knows that a ticket waits no more, whatever the hub, which hears of it later, says. */
    public boolean isGone(TicketId ticket) {
        return queue().gone().containsKey(ticket) || known(ticket);
    }

    /** By this box's own books; on a box that is hub as well they also hold offers, which are no calls yet. */
    private boolean known(TicketId ticket) {
        return parts.journal()
                .state()
                .ticket(ticket)
                .filter(state -> state.stage().ended() || !state.made().isEmpty())
                .isPresent();
    }

    /** Whom to call now. Takes a second for each ticket of another counter's share that has to be claimed first. */
    Optional<Ticket> next(Optional<ServiceId> only) {
        Set<TicketId> passed = new HashSet<>();
        for (int claimed = 0; claimed < CLAIMS_MAX; ) {
            Optional<LocalQueue.Choice> choice = choose(only, passed);
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            LocalQueue.Stander stander = choice.get().stander();
            TicketId id = stander.who().ticket();
            if (known(id)) {
                passed.add(id);
                continue;
            }
            if (choice.get().own()) {
                return Optional.of(stander.who().asTicket(stander.service()));
            }
            if (!parts.live().carries()) {
                // Nobody would hear the claim: another counter's citizens are called by what they hold in their hands.
                return Optional.empty();
            }
            claimed++;
            parts.live().say(new Live.Claimed(id, parts.counter(), parts.clock().now()));
            parts.pause().accept(CLAIM);
            if (!isGone(id) && !claimedByAnother(id)) {
                return Optional.of(stander.who().asTicket(stander.service()));
            }
            passed.add(id);
        }
        return Optional.empty();
    }

    private synchronized Optional<LocalQueue.Choice> choose(Optional<ServiceId> only, Set<TicketId> passed) {
        LocalQueue now = queue();
        List<ServiceId> mine = services().stream()
                .filter(service -> only.isEmpty() || only.get().equals(service))
                .toList();
        Instant at = parts.clock().now();
        Set<TicketId> alone = new HashSet<>(passed);
        claims.forEach((ticket, claim) -> {
            if (!over(claim, at)) {
                alone.add(ticket);
            }
        });
        return plan().flatMap(plan -> now.next(new Share(parts.counter(), plan, mine, now.open()), alone, at));
    }

    /** Of two claims under way at once, the one of the lower counter stands. */
    private synchronized boolean claimedByAnother(TicketId ticket) {
        return Optional.ofNullable(claims.get(ticket))
                .filter(claim -> !over(claim, parts.clock().now()))
                .filter(claim -> claim.by().value().compareTo(parts.counter().value()) < 0)
                .isPresent();
    }

    /** What a label means, by all this counter knows. */
    sealed interface Labelled {
        /** A ticket to call. */
        record Is(Ticket ticket) implements Labelled {}

        /** No service of this counter has such labels, or the ticket has been served here. */
        record No(String code) implements Labelled {}
    }

    /** The ticket of a label that a citizen shows; one nobody has heard of is made of the label alone. */
    Labelled labelled(Label label) {
        Optional<Service> service = plan().flatMap(plan -> plan.services().stream()
                .filter(known -> known.series().holds(label))
                .findFirst());
        if (service.isEmpty()) {
            return new Labelled.No("unknown-ticket");
        }
        if (!services().contains(service.get().id())) {
            return new Labelled.No("other-counter");
        }
        BusinessDay day = today();
        Optional<TicketState> own = Optional.ofNullable(
                        parts.journal().state().labels().get(label))
                .flatMap(id -> parts.journal().state().ticket(id))
                .filter(state -> state.ticket().day().equals(day));
        if (own.filter(state -> state.stage() == Stage.SERVED).isPresent()) {
            return new Labelled.No("ticket-ended");
        }
        return new Labelled.Is(own.map(TicketState::ticket)
                .or(() -> queue().labelled(label).map(stander -> stander.who().asTicket(stander.service())))
                .orElseGet(() -> byLabel(label, service.get().id(), day)));
    }

    private Ticket byLabel(Label label, ServiceId service, BusinessDay day) {
        return new Ticket(
                TicketId.ofLabel(day, label),
                label,
                service,
                day,
                parts.clock().now(),
                true,
                Channel.LABEL,
                parts.self(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Time has passed: what was heard is written down now and then. */
    public void tick() {
        Instant now = parts.clock().now();
        LocalQueue current = queue();
        boolean due = !now.isBefore(writtenAt.plus(KEEP_EVERY)) || now.isBefore(writtenAt);
        if (due
                && !(current.waiting().equals(written.waiting())
                        && current.open().equals(written.open()))) {
            writtenAt = now;
            written = current;
            try {
                String text = parts.codec().write(current);
                parts.journal().commit(entry -> {
                    entry.keep(KEPT, text);
                    return Boolean.TRUE;
                });
            } catch (StoreException e) {
                LOG.log(Level.WARNING, "event=line-not-kept counter=" + parts.counter(), e);
            }
        }
    }
}
