package org.paihao.role.printstation;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.paihao.core.printjob.PrintJobEvent;

/**
 * Hands facts on in the order they happened, one at a time, outside the station's own lock. Whoever returns from {@link
 * #deliver} knows that everything added before is through, whichever thread did it.
 */
final class FactQueue {
    private static final System.Logger LOG = System.getLogger(FactQueue.class.getName());

    private final Queue<PrintJobEvent.Fact> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Consumer<? super PrintJobEvent.Fact> to;
    private final Consumer<PrintJobEvent.Fact> lost;

    /** @param lost told of a fact the receiver threw for */
    FactQueue(Consumer<? super PrintJobEvent.Fact> to, Consumer<PrintJobEvent.Fact> lost) {
        this.to = to;
        this.lost = lost;
    }

    void add(PrintJobEvent.Fact fact) {
        waiting.add(fact);
    }

    void deliver() {
        oneAtATime.lock();
        try {
            for (PrintJobEvent.Fact fact = waiting.poll(); fact != null; fact = waiting.poll()) {
                hand(fact);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the receiver is a store: whatever ails it, the station goes on
    private void hand(PrintJobEvent.Fact fact) {
        try {
            to.accept(fact);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "event=print-fact-not-recorded type=" + fact.type(), e);
            lost.accept(fact);
        }
    }
}
