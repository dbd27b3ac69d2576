package org.paihao.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paihao.core.id.TerminalId;
import org.paihao.role.hub.Ledger;

/**
 * What a hub has heard of reigns, its own and others', and what follows (hall protocol §2): a hub that finds marks it
 * does not remember giving was restored from an older copy and reigns anew; one that meets a living hub of a higher
 * term gives way. What it has heard is used by one thread; questions about a single message may come from any.
 */
final class Reign {
    /**
     * After connecting, the hub first hears what is retained: another term, marks it does not remember giving. It has
     * heard all when its own word comes back after it; a broker that does not send it back is not waited for longer
     * than this.
     */
    private static final Duration LISTEN_MAX = Duration.ofSeconds(3);

    /** A broker may send what is retained a little after what is new. */
    private static final Duration LISTEN_MIN = Duration.ofMillis(200);

    /**
     * What is retained of a hub of a higher term may be all that is left of it: a broker that was down when it died
     * has no Will to send. A hub that lives says it anew when it is asked, or when it was pushed off the wire by this
     * one under the same client id; one that does not in this time is dead. Longer than a client takes to come back.
     * Marks of a higher term are waited for as long: whoever is pushed off the wire leaves a Will in the place of its
     * word, and only the marks tell that it was there.
     */
    private static final Duration ASKED_FOR = Duration.ofSeconds(8);

    private final String epoch;
    private final Ledger ledger;
    private final Map<TerminalId, Messages.Ack> marks = new HashMap<>();
    private Optional<Messages.HubIs> other = Optional.empty();
    /** The word of a higher reign that was heard first: outlasts the connection, for what is new is new since then. */
    private Optional<Messages.HubIs> higher = Optional.empty();

    /** Another has connected under this hub's client id since it reigned last. */
    private boolean pushedOff;

    private boolean listening;
    private boolean heardAll;
    private long connectedAtNanos;

    /** @param epoch of this process: how a hub knows its own word when it comes back */
    Reign(String epoch, Ledger ledger) {
        this.epoch = epoch;
        this.ledger = ledger;
    }

    /** What to do now. */
    enum Verdict {
        GO_ON,
        /** Marks are out that this ledger does not have. */
        REIGN_ANEW,
        /** Another hub reigns. */
        STEP_DOWN,
        /** Another hub reigned when it was last heard of; whether it lives is not known yet. */
        ASK
    }

    /** Connected and subscribed: what is retained is coming in. */
    void connected(long nowNanos) {
        listening = true;
        connectedAtNanos = nowNanos;
    }

    /** The connection is gone: what is retained will be heard again. */
    void disconnected() {
        listening = false;
        heardAll = false;
        marks.clear();
        other = Optional.empty();
    }

    /**
     * The broker has let another in under this client id. Where a higher term is heard of as well, that is the hub that
     * reigns, and it lives: two that only ever saw each other's Wills would reign in turn for ever.
     */
    void pushedOff() {
        pushedOff = true;
    }

    /** This hub reigns. */
    void begins() {
        pushedOff = false;
    }

    /** The hub's word to itself has come back. */
    void heardAll() {
        heardAll = true;
    }

    /** Whether there is a connection to hear anything on. */
    boolean connected() {
        return listening;
    }

    /** Whether it still waits for its word to come back. */
    boolean listening() {
        return listening && !heardAll;
    }

    /** Whether all that is retained has been heard. */
    boolean heardEnough(long nowNanos) {
        long listened = nowNanos - connectedAtNanos;
        return listening && (listened > LISTEN_MAX.toNanos() || (heardAll && listened > LISTEN_MIN.toNanos()));
    }

    void heard(TerminalId terminal, Messages.Ack mark) {
        marks.put(terminal, mark);
    }

    void heard(Messages.HubIs hub) {
        other = Optional.of(hub);
    }

    /** Terminals with a mark on the broker. */
    Set<TerminalId> terminals() {
        return Set.copyOf(marks.keySet());
    }

    /** The highest term in all that was heard. */
    long highest() {
        long highest = Math.max(
                other.map(Messages.HubIs::term).orElse(0L),
                higher.map(Messages.HubIs::term).orElse(0L));
        for (Messages.Ack mark : marks.values()) {
            highest = Math.max(highest, mark.term());
        }
        return highest;
    }

    /** Before the reign begins, when all that is retained has been heard. */
    Verdict atStart(long term, long nowNanos) {
        Optional<Messages.HubIs> above = other.filter(hub -> hub.online() && hub.term() > term);
        boolean outranked = highest() > term;
        boolean spoke = above.isPresent() && higher.isPresent() && !higher.equals(above);
        if (outranked && (pushedOff || spoke)) {
            return Verdict.STEP_DOWN;
        }
        if (above.isPresent()) {
            higher = above;
        }
        if (outranked && nowNanos - connectedAtNanos < ASKED_FOR.toNanos()) {
            return Verdict.ASK;
        }
        return outranked || marks.entrySet().stream().anyMatch(mark -> older(term, mark.getKey(), mark.getValue()))
                ? Verdict.REIGN_ANEW
                : Verdict.GO_ON;
    }

    /** A hub has spoken while this one reigns. Of two in the same term the one with the higher epoch stays. */
    Verdict whileReigning(long term, Messages.HubIs hub) {
        boolean higher = hub.term() > term;
        boolean twin = hub.term() == term
                && hub.epoch().filter(of -> of.compareTo(epoch) > 0).isPresent();
        return hub.online() && (higher || twin) ? Verdict.STEP_DOWN : Verdict.GO_ON;
    }

    /** Whether the hub that says so is this very process. */
    boolean own(Messages.HubIs hub) {
        return hub.epoch().equals(Optional.of(epoch));
    }

    /** Whether a mark is out that a hub of this term and ledger can't have given. */
    boolean older(long term, TerminalId terminal, Messages.Ack mark) {
        if (mark.term() != term) {
            return mark.term() > term;
        }
        long have = mark.epoch().isEmpty()
                ? 0
                : ledger.mark(terminal, mark.epoch())
                        .map(Ledger.Mark::committed)
                        .orElse(0L);
        return mark.committed() > have;
    }
}
