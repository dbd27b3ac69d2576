package org.paihao.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Precedence;
import org.paihao.core.plan.Counter;
import org.paihao.store.StoredRow;

/** What must hold of one hub's books at each of its commits. */
final class HubWitness {
    /** What a COMMIT did not touch is looked at this often all the same. */
    private static final int SOUND_EVERY = 50;

    private final World world;
    private final HubBox box;
    private Touched touched = new Touched();
    private Optional<HallState> last = Optional.empty();
    private long commits;

    HubWitness(World world, HubBox box) {
        this.world = world;
        this.box = box;
    }

    /** A process begins with these books. */
    void began(HallState state) {
        touched = new Touched();
        world.witness().sound(state);
        last = Optional.of(state);
    }

    /** What the hub's disk has taken; its books tell of it next. */
    void wrote(List<StoredRow> rows) {
        for (StoredRow row : rows) {
            if (row instanceof StoredRow.EventsRow changes) {
                touched.add(changes.events());
                world.witness().late((int) changes.events().stream()
                        .filter(HallEvent.LateFact.class::isInstance)
                        .count());
            }
        }
    }

    private Precedence precedence(Instant at) {
        return new Precedence(world.plan().calls().priorities(), at);
    }

    /** The hub has committed: whoever it offers now must have been first. */
    void committed(HallState now) {
        Witness witness = world.witness();
        HallState before = last.orElse(now);
        last = Optional.of(now);
        for (Counter counter : world.plan().counters()) {
            Optional<CallState> offered = now.callAt(counter.id())
                    .filter(call -> !call.made())
                    .filter(call -> before.call(call.call().id()).isEmpty());
            offered.ifPresent(call -> witness.holds(() -> Soundness.fair(
                    before, now, call.call(), precedence(call.call().calledAt()), box.wall())));
        }
        Touched what = touched;
        touched = new Touched();
        if (what.everything() || ++commits % SOUND_EVERY == 0) {
            witness.sound(now);
        } else {
            Soundness.around(before, now, what).forEach(witness::holds);
        }
    }
}
