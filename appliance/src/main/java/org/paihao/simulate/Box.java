package org.paihao.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.paihao.core.id.TerminalId;
import org.paihao.report.Waiter;
import org.paihao.role.KeyReusedException;
import org.paihao.role.StoreException;
import org.paihao.sim.disk.PowerCutError;
import org.paihao.sim.disk.SimDisk;

/**
 * One box: its disk and its clock last, its processes come and go.
 *
 * @param <P> what a process of it is made of
 */
abstract class Box<P> {
    private static final int RESTART_SECONDS_MAX = 20;

    final World world;
    final TerminalId id;
    /** Which box it is: two may go by one id. */
    final String name;

    final Random random;
    private final Trace trace;
    private SimDisk disk;
    private Duration clockAhead = Duration.ZERO;
    /** Parts of a million the clock goes too fast, and since when. */
    private long driftPpm;

    private long driftSinceNanos;
    private long driftedNanos;

    private Optional<Life<P>> life = Optional.empty();
    private boolean restartDue;

    /** One process from its start to its end. */
    static final class Life<P> {
        private final VirtualTime.VirtualAgent agent;
        private Optional<P> parts = Optional.empty();
        private boolean dead;

        Life(VirtualTime time, Function<Life<P>, Executor> guard) {
            this.agent = time.agent(guard.apply(this));
        }

        VirtualTime.VirtualAgent agent() {
            return agent;
        }

        boolean dead() {
            return dead;
        }
    }

    Box(World world, TerminalId id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.trace = world.trace();
        this.random = new Random(world.seed() * 31L + name.hashCode());
        this.disk = new SimDisk(new Random(random.nextLong()));
        world.seams().disk(name, disk);
        this.driftPpm = random.nextInt(101) - 50L;
    }

    /** Makes the parts of a process. */
    abstract P boot(Life<P> process);

    final SimDisk disk() {
        return disk;
    }

    /** Puts another disk in; the box must be off. */
    final void disk(SimDisk other) {
        disk = other;
    }

    final Optional<P> running() {
        return life.flatMap(process -> process.parts);
    }

    // ---- clocks ----

    final long nanos() {
        long since = world.time().nanoTime() - driftSinceNanos;
        return driftSinceNanos + driftedNanos + since + since / 1_000_000 * driftPpm;
    }

    final Instant wall() {
        return VirtualTime.T0.plusNanos(nanos()).plus(clockAhead);
    }

    final void clockJumps(Duration by) {
        clockAhead = clockAhead.plus(by);
    }

    /** From now on; what it was ahead until now stays. */
    final void clockDrifts(long ppm) {
        long now = world.time().nanoTime();
        driftedNanos = nanos() - now;
        driftSinceNanos = now;
        driftPpm = ppm;
    }

    // ---- life ----

    final void start() {
        restartDue = false;
        if (life.isPresent()) {
            return;
        }
        Life<P> process = new Life<>(world.time(), this::guard);
        life = Optional.of(process);
        trace.line(name, () -> "starts");
        guard(process).execute(() -> {
            try {
                process.parts = Optional.of(boot(process));
            } catch (StoreException e) {
                // As the product: it ends, and whatever supervises it starts it anew.
                trace.line(name, () -> "does not start: " + e.getMessage());
                end(process, false);
            }
        });
    }

    final void kill(boolean power) {
        life.ifPresent(process -> end(process, power));
    }

    private void end(Life<P> process, boolean power) {
        if (process.dead) {
            return;
        }
        trace.line(name, () -> power ? "loses its power" : "is killed");
        process.dead = true;
        process.agent.close();
        if (power) {
            disk.powerCut();
        } else {
            disk.kill();
        }
        world.broker().gone(name);
        life = Optional.empty();
        restart(Duration.ofMillis(500 + random.nextInt(RESTART_SECONDS_MAX * 1_000)));
    }

    private void restart(Duration pause) {
        if (!restartDue) {
            restartDue = true;
            world.time().after(pause, this::start);
        }
    }

    /** Runs what a process does: what it throws ends the process, or is its own trouble. */
    final Executor guard(Life<P> process) {
        return work -> {
            if (process.dead) {
                return;
            }
            try {
                work.run();
            } catch (PowerCutError | KilledError e) {
                end(process, true);
            } catch (StoreException e) {
                trace.line(name, () -> "can't write: " + e.getMessage());
            } catch (RuntimeException e) {
                world.witness().bug(name + " threw " + e, e);
            }
            if (!process.dead && !disk.running()) {
                // The power went where somebody swallowed the news.
                end(process, true);
            }
        };
    }

    /** How this process's callers wait: events happen meanwhile, its own end perhaps. */
    final Waiter waiter(Life<P> process) {
        return new Waiter() {
            @Override
            public <T> Optional<T> await(Duration patience, Consumer<Consumer<Optional<T>>> question) {
                Optional<T> answer = world.time().await(patience, question);
                if (process.dead) {
                    throw new KilledError();
                }
                return answer;
            }
        };
    }

    /** Somebody does something at this box. Empty when it is off, dies of it, or its books refuse. */
    final <T> Optional<T> act(Function<P, T> deed) {
        Optional<Life<P>> process = life.filter(alive -> alive.parts.isPresent());
        if (process.isEmpty()) {
            return Optional.empty();
        }
        Deed<T> done = new Deed<>();
        guard(process.get()).execute(() -> {
            try {
                done.result = Optional.ofNullable(deed.apply(process.get().parts.orElseThrow()));
            } catch (KeyReusedException e) {
                done.result = Optional.empty();
            }
        });
        return process.get().dead ? Optional.empty() : done.result;
    }

    private static final class Deed<T> {
        private Optional<T> result = Optional.empty();
    }

    // ---- for the boots ----

    final String epoch() {
        return world.seams().epoch(id.value(), HexFormat.of().toHexDigits(random.nextLong()));
    }
}
