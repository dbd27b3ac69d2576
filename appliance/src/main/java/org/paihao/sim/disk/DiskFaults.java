package org.paihao.sim.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.sim.disk.DiskFault.CommitFails;
import org.paihao.sim.disk.DiskFault.CutAtCommit;
import org.paihao.sim.disk.DiskFault.CutAtWrite;
import org.paihao.sim.disk.DiskFault.OpenFails;
import org.paihao.sim.disk.DiskFault.ReadFails;
import org.paihao.sim.disk.DiskFault.WriteFails;

/** The faults to come, and which of them is due. */
final class DiskFaults {
    /** Each with what is left of its count. */
    private List<DiskFault> toCome = new ArrayList<>();

    enum Step {
        WRITE,
        COMMIT,
        OPEN,
        READ
    }

    void add(DiskFault fault) {
        toCome.add(fault);
    }

    void clear() {
        toCome.clear();
    }

    int left() {
        return toCome.size();
    }

    /** Counts one step and gives the fault that happens at it; of several the one injected first. */
    Optional<DiskFault> due(Step step) {
        if (toCome.isEmpty()) {
            return Optional.empty();
        }
        List<DiskFault> left = new ArrayList<>();
        Optional<DiskFault> due = Optional.empty();
        for (DiskFault fault : toCome) {
            Optional<DiskFault> counted = step(fault) == step ? counted(fault) : Optional.of(fault);
            counted.ifPresent(left::add);
            boolean happens = step(fault) == step && (fault instanceof OpenFails || counted.isEmpty());
            if (happens && due.isEmpty()) {
                due = Optional.of(fault);
            }
        }
        toCome = left;
        return due;
    }

    private static Step step(DiskFault fault) {
        return switch (fault) {
            case WriteFails _, CutAtWrite _ -> Step.WRITE;
            case CommitFails _, CutAtCommit _ -> Step.COMMIT;
            case OpenFails _ -> Step.OPEN;
            case ReadFails _ -> Step.READ;
        };
    }

    /** The fault with one less to go; empty when there is none to go. */
    private static Optional<DiskFault> counted(DiskFault fault) {
        return switch (fault) {
            case WriteFails(int nth) -> nth > 1 ? Optional.of(new WriteFails(nth - 1)) : Optional.empty();
            case CutAtWrite(int nth) -> nth > 1 ? Optional.of(new CutAtWrite(nth - 1)) : Optional.empty();
            case CommitFails(int nth, boolean durable) ->
                nth > 1 ? Optional.of(new CommitFails(nth - 1, durable)) : Optional.empty();
            case CutAtCommit(int nth) -> nth > 1 ? Optional.of(new CutAtCommit(nth - 1)) : Optional.empty();
            case OpenFails(int times) -> times > 1 ? Optional.of(new OpenFails(times - 1)) : Optional.empty();
            case ReadFails(int nth) -> nth > 1 ? Optional.of(new ReadFails(nth - 1)) : Optional.empty();
        };
    }
}
