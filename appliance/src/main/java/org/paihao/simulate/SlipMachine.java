package org.paihao.simulate;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.paihao.core.hall.Paper;
import org.paihao.role.kiosk.SlipPrinter.Slip;
import org.paihao.role.kiosk.SlipPrinter.Verdict;

/** A small slip printer: paper comes, or none, or nobody knows; and its box may die over it. */
final class SlipMachine {
    private static final int UNSURE_PERCENT = 5;
    private static final int REFUSED_PERCENT = 5;

    private final World world;
    private final TerminalBox box;
    private boolean failing;
    private boolean killsNext;

    SlipMachine(World world, TerminalBox box) {
        this.world = world;
        this.box = box;
    }

    void failing(boolean is) {
        failing = is;
    }

    /** The box dies after the next slip was committed, before it is out. */
    void killsNext() {
        killsNext = true;
    }

    CompletableFuture<Verdict> print(Box.Life<TerminalBox.Parts> process, Slip slip) {
        world.witness().sentToPrinter(box, slip);
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        int chance = box.random.nextInt(100);
        Duration takes = Duration.ofMillis(100 + box.random.nextInt(2_000));
        if (killsNext) {
            killsNext = false;
            world.time().after(Duration.ZERO, () -> box.kill(true));
            return verdict;
        }
        if (failing || chance < REFUSED_PERCENT) {
            process.agent().after(takes, () -> verdict.complete(new Verdict(Paper.State.REFUSED, "paper-out")));
        } else if (chance < REFUSED_PERCENT + UNSURE_PERCENT) {
            process.agent().after(takes, () -> verdict.complete(new Verdict(Paper.State.UNSURE, "gone")));
        } else {
            // Paper comes whether or not its box lives to hear of it.
            world.time().after(takes, () -> world.witness().paper(box, slip));
            process.agent().after(takes, () -> verdict.complete(new Verdict(Paper.State.DONE, "printed")));
        }
        return verdict;
    }
}
