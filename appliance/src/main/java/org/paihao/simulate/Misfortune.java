package org.paihao.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.paihao.core.id.TerminalId;
import org.paihao.sim.disk.DiskFault;
import org.paihao.sim.disk.SimDisk;

/** Brings about what a script says goes wrong. */
final class Misfortune {
    private static final int NTH_MAX = 12;

    private static final Duration SAME_MOMENT_AFTER = Duration.ofSeconds(5);

    /** The first one, and one more: who sets up a third has been told of two. */
    private static final int HUBS_MAX = 2;

    private final World world;
    private int lossy;
    private int slow;

    Misfortune(World world) {
        this.world = world;
    }

    void happens(Trouble trouble) {
        world.trace().line("chance", trouble::toString);
        switch (trouble.kind()) {
            case LOSSY, SLOW, CUT, AWAY, BROKER_KILLED, BROKER_LOST -> link(trouble);
            case KILLED -> any(trouble).kill(false);
            case POWER_CUT -> any(trouble).kill(true);
            case HUB_KILLED -> world.hub().kill(trouble.amount() % 2 == 0);
            case HUB_OLDER -> older(trouble);
            case HUB_TWICE -> twice(trouble);
            case WRITE_FAILS, COMMIT_FAILS, COMMIT_FAILS_DURABLE, READ_FAILS, CUT_AT_WRITE, CUT_AT_COMMIT ->
                any(trouble).disk().inject(fault(trouble));
            case DISK_FULL -> {
                SimDisk disk = any(trouble).disk();
                disk.capacity(disk.usedBytes() + 100L * trouble.amount());
                after(trouble, () -> disk.capacity(Long.MAX_VALUE));
            }
            case CLOCK_JUMPS -> jumps(trouble);
            case CLOCK_DRIFTS -> any(trouble).clockDrifts(10L * (trouble.amount() - 50));
            case PRINTER_FAILS -> {
                SlipMachine printer = kiosk(trouble).printer();
                printer.failing(true);
                after(trouble, () -> printer.failing(false));
            }
            case KILLED_AT_PRINT -> kiosk(trouble).printer().killsNext();
            case SAME_MOMENT -> {
                world.broker().stop();
                world.time().after(SAME_MOMENT_AFTER, () -> new SameMoment(world).happens(trouble.target()));
                world.time().after(SAME_MOMENT_AFTER.multipliedBy(2), world.broker()::begin);
            }
        }
    }

    private void link(Trouble trouble) {
        MemoryBroker broker = world.broker();
        String name = any(trouble).name;
        switch (trouble.kind()) {
            case LOSSY -> {
                lossy++;
                broker.faulty(trouble.amount() / 300.0, Duration.ofMillis(2L * trouble.amount()));
                after(trouble, () -> {
                    if (--lossy == 0) {
                        broker.faulty(0, Duration.ZERO);
                    }
                });
            }
            case SLOW -> {
                slow++;
                broker.slow(Duration.ofMillis(1 + 3L * trouble.amount()));
                after(trouble, () -> {
                    if (--slow == 0) {
                        broker.slow(Duration.ofMillis(1));
                    }
                });
            }
            case CUT -> broker.cut(name);
            case AWAY -> {
                broker.away(name, true);
                after(trouble, () -> broker.away(name, false));
            }
            default -> {
                if (trouble.kind() == Trouble.Kind.BROKER_LOST && !world.isHubReplaced()) {
                    broker.kill();
                } else {
                    broker.stop();
                }
                after(trouble, broker::begin);
            }
        }
    }

    private void older(Trouble trouble) {
        HubBox hub = world.hub();
        SimDisk copy = hub.disk().copy(new Random(world.seed() + trouble.no()));
        after(trouble, () -> {
            hub.kill(false);
            hub.disk(copy);
        });
    }

    private void twice(Trouble trouble) {
        HubBox old = world.hub();
        SimDisk copy = old.disk().copy(new Random(world.seed() + trouble.no()));
        if (trouble.amount() % 2 == 0) {
            world.broker().away(old.name, true);
            world.time()
                    .after(trouble.lasts().multipliedBy(2), () -> world.broker().away(old.name, false));
        }
        // The administrator sets it up under the same id, or gives it one of its own.
        TerminalId id = new TerminalId(trouble.target() % 2 == 0 ? "hub" : "hub-2");
        after(trouble, () -> {
            if (world.hubs().size() < HUBS_MAX) {
                HubBox fresh = new HubBox(world, id, "hub-" + (1 + world.hubs().size()));
                world.hubs().add(fresh);
                fresh.restore(copy);
            }
        });
    }

    private void jumps(Trouble trouble) {
        Box<?> box = any(trouble);
        // A terminal's clock may be off by anything; the hub's is the hall's, and is only put right.
        Duration step = box instanceof HubBox ? Duration.ofMillis(200) : Duration.ofMinutes(11);
        box.clockJumps(step.multipliedBy(trouble.amount() - 50));
    }

    private static DiskFault fault(Trouble trouble) {
        int nth = 1 + trouble.amount() % NTH_MAX;
        return switch (trouble.kind()) {
            case WRITE_FAILS -> new DiskFault.WriteFails(nth);
            case COMMIT_FAILS -> new DiskFault.CommitFails(nth, false);
            case COMMIT_FAILS_DURABLE -> new DiskFault.CommitFails(nth, true);
            case READ_FAILS -> new DiskFault.ReadFails(nth);
            case CUT_AT_WRITE -> new DiskFault.CutAtWrite(nth);
            default -> new DiskFault.CutAtCommit(nth);
        };
    }

    private void after(Trouble trouble, Runnable what) {
        world.time().after(trouble.lasts(), what);
    }

    private Box<?> any(Trouble trouble) {
        // The hub more often than one of many.
        List<TerminalBox> terminals = world.terminals();
        int target = trouble.target() % (terminals.size() + 3);
        return target < terminals.size() ? terminals.get(target) : world.hub();
    }

    private TerminalBox kiosk(Trouble trouble) {
        return world.kiosks().get(trouble.target() % world.kiosks().size());
    }

    /** Everything works again. */
    void ends() {
        world.broker().begin();
        world.broker().healthy();
        world.hubs().forEach(box -> {
            box.disk().heal();
            world.broker().away(box.name, false);
        });
        world.terminals().forEach(box -> {
            box.disk().heal();
            box.printer().failing(false);
            world.broker().away(box.name, false);
        });
    }
}
