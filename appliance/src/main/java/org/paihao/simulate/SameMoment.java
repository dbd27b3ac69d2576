package org.paihao.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.Ticket;
import org.paihao.core.id.ServiceId;
import org.paihao.core.label.Label;
import org.paihao.core.plan.Counter;
import org.paihao.role.counter.CounterDesk;

/**
 * Without a broker two counters call one label, at the same time by their clocks: chance alone would not bring it
 * about in a thousand years.
 */
final class SameMoment {
    /** Clocks that drift apart meet after a few looks, or step over each other. */
    private static final int LOOKS_MAX = 20;

    private static final int SHOWN_MAX = 30;

    private final World world;

    SameMoment(World world) {
        this.world = world;
    }

    void happens(int chance) {
        List<TerminalBox> free = world.terminals().stream().filter(this::free).toList();
        for (TerminalBox one : free) {
            for (TerminalBox other : free) {
                Optional<Ticket> both = world.witness().newest(SHOWN_MAX).stream()
                        .filter(ticket -> serves(one, ticket.service()) && serves(other, ticket.service()))
                        .skip(chance % 5)
                        .findFirst();
                // Whose clock is ahead goes first, so that the other comes to the same time.
                if (!one.equals(other) && both.isPresent() && now(one).isAfter(now(other))) {
                    Label label = both.get().label();
                    Instant at = now(one);
                    call(one, label);
                    follows(other, label, at, LOOKS_MAX);
                    return;
                }
            }
        }
    }

    private boolean free(TerminalBox box) {
        return box.running()
                .filter(parts -> parts.desk()
                        .filter(desk -> desk.openedBy().isPresent())
                        .filter(desk -> parts.books().state().callAt(desk.id()).isEmpty())
                        .isPresent())
                .isPresent();
    }

    private boolean serves(TerminalBox box, ServiceId service) {
        return box.running()
                .flatMap(TerminalBox.Parts::desk)
                .flatMap(desk -> world.plan().counter(desk.id()))
                .map(Counter::services)
                .filter(services -> services.contains(service))
                .isPresent();
    }

    private static Instant now(TerminalBox box) {
        return box.running().map(parts -> parts.clock().now()).orElse(Instant.EPOCH);
    }

    private void follows(TerminalBox box, Label label, Instant at, int looks) {
        Duration left = Duration.between(now(box), at);
        if (left.isZero()) {
            call(box, label);
        } else if (!left.isNegative() && looks > 0) {
            world.time().after(left, () -> follows(box, label, at, looks - 1));
        }
    }

    private void call(TerminalBox box, Label label) {
        Optional<CounterDesk.Outcome> outcome =
                box.act(parts -> parts.desk().orElseThrow().callLabel(box.key(), label));
        world.trace().line(box.id.value(), () -> "is shown " + label + ": " + outcome);
    }
}
