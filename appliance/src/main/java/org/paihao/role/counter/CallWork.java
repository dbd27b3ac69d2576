package org.paihao.role.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.CounterState;
import org.paihao.core.hall.Deed;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Stations;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.Live;
import org.paihao.core.plan.HallPlan;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.role.counter.CounterDesk.Outcome;

/**
 * What staff do with the call they have besides ending it: set aside, send elsewhere, put back, take back
 * (docs/life-of-a-ticket.md). All of it is this counter's own fact, with or without the hub. Thread-safe.
 */
public final class CallWork {
    private final CounterDesk desk;
    private final Journal journal;
    private final HallClock clock;

    public CallWork(CounterDesk desk, Journal journal, HallClock clock) {
        this.desk = desk;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sets the ticket aside.
     *
     * @param minutes until it is back in line by itself; empty for the plan's own number
     * @param reason an id of the plan's reasons
     * @param here whether it comes back to this counter
     */
    public Outcome park(String key, Optional<Integer> minutes, String reason, boolean here) {
        return passed(
                "park " + reason + " " + here
                        + minutes.map(given -> " " + given).orElse(""),
                key,
                new Command.Park(desk.id(), minutes, reason, here));
    }

    /** Sends the citizen to a service, a counter, or both; {@code first}: before everybody who waits there. */
    public Outcome transfer(String key, Optional<ServiceId> service, Optional<CounterId> to, boolean first) {
        return passed(
                "transfer " + service.map(ServiceId::value).orElse("-") + " "
                        + to.map(CounterId::value).orElse("-") + " " + first,
                key,
                new Command.Transfer(desk.id(), service, to, first));
    }

    /** Puts the citizen back in line. */
    public Outcome putBack(String key) {
        return passed("put-back", key, new Command.PutBack(desk.id()));
    }

    private Outcome passed(String action, String key, Command command) {
        return desk.act(action, key, command, state -> state.callAt(desk.id()), this::wordsOfPassing);
    }

    /** The window is free, and whoever is in line at once can be called by others. */
    private List<Live> wordsOfPassing(CallState before) {
        HallState state = journal.state();
        List<Live> words = new ArrayList<>(List.of(ended(before)));
        state.call(before.call().id())
                .flatMap(CallState::onward)
                .flatMap(state::ticket)
                .filter(ticket -> ticket.stage() == Stage.WAITING)
                .map(TicketState::ticket)
                .map(Live.Taken::of)
                .ifPresent(words::add);
        return words;
    }

    private Live ended(CallState call) {
        return new Live.Ended(call.call().id(), call.call().ticket().label(), desk.id(), clock.now());
    }

    /** Takes back what was done last at this counter. */
    public Outcome undo(String key) {
        Optional<Deed> deed = journal.state().counter(desk.id()).deed();
        boolean call = deed.filter(last -> last.kind() == Deed.Kind.CALLED).isPresent();
        return desk.act(
                "undo",
                key,
                new Command.Undo(desk.id()),
                state -> state.counter(desk.id()).deed().map(Deed::call).flatMap(state::call),
                about -> wordsOfUndoing(about, call));
    }

    private List<Live> wordsOfUndoing(CallState about, boolean call) {
        Ticket ticket = about.call().ticket();
        Instant now = clock.now();
        Optional<Live.Taken> waits = call ? Optional.of(Live.Taken.of(ticket)) : Optional.empty();
        List<Live> words = new ArrayList<>();
        // Whoever had been passed on waits nowhere else any more.
        about.onward()
                .flatMap(journal.state()::ticket)
                .map(TicketState::ticket)
                .ifPresent(further -> words.add(
                        new Live.Withdrawn(further.id(), further.label(), further.service(), Optional.empty(), now)));
        words.add(new Live.Undone(about.call().id(), ticket.label(), desk.id(), waits, now));
        return words;
    }

    /** The hub says so with every board until it is done; whoever opened the counter anew since is not meant. */
    private void leave() {
        CounterState now = journal.state().counter(desk.id());
        Stations.Left self = new Stations.Left(desk.id(), now.since());
        boolean left = now.staff().isPresent()
                && desk.line()
                        .boards()
                        .board()
                        .board()
                        .left()
                        .filter(all -> all.contains(self))
                        .isPresent();
        if (left && journal.state().callAt(desk.id()).isEmpty()) {
            desk.close(now.staff().get());
        }
    }

    /** Whether the call goes on for so long that the page asks if it is over. */
    public boolean isForgotten() {
        return isOver(plan -> plan.rules().forgottenMinutes());
    }

    private boolean isOver(ToIntFunction<HallPlan> minutes) {
        Optional<Instant> since = journal.state()
                .callAt(desk.id())
                .filter(CallState::made)
                .map(call -> call.arrivedAt().orElse(call.call().calledAt()));
        return since.isPresent()
                && desk.line()
                        .plan()
                        .filter(plan ->
                                !clock.now().isBefore(since.get().plus(Duration.ofMinutes(minutes.applyAsInt(plan)))))
                        .isPresent();
    }

    /**
     * Time has passed: a counter whose staff have opened another one since closes; a call that everybody forgot is
     * ended, and nobody is asked to rate it.
     */
    public void tick() {
        leave();
        CounterState counter = journal.state().counter(desk.id());
        if (counter.call().isEmpty() || !isOver(plan -> plan.rules().forgottenCloseMinutes())) {
            return;
        }
        desk.act(
                "forget",
                "forget:" + counter.call().get(),
                new Command.Forget(desk.id()),
                state -> state.callAt(desk.id()),
                call -> List.of(ended(call)));
    }
}
