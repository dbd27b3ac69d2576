package org.paihao.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Has the faults of a run happen: each victim's one after the other, those of different victims at the same time. */
final class Faults {
    private static final long[] JUMPS_SECONDS = {3_600, -3_600, 7_200, 26 * 3_600, -26 * 3_600, 5, -5};
    private static final List<String> ERRORS = List.of("EIO", "ENOSPC");
    private static final String FILLER = "filler";

    private final ChaosHall hall;
    private final List<Fault> planned;
    private final Map<Fault.Kind, Integer> done = new EnumMap<>(Fault.Kind.class);
    private final ConcurrentLinkedQueue<String> hung = new ConcurrentLinkedQueue<>();
    private final List<Thread> victims = new ArrayList<>();

    Faults(ChaosHall hall, List<Fault> planned) {
        this.hall = hall;
        this.planned = planned;
    }

    /** All that are planned happen: on a slow machine later than planned, and the run takes longer. */
    void start() {
        long began = System.nanoTime();
        planned.stream()
                .map(Fault::victim)
                .distinct()
                .forEach(victim -> victims.add(Thread.ofPlatform()
                        .name("faults-" + victim)
                        .start(() -> planned.stream()
                                .filter(fault -> fault.victim().equals(victim))
                                .forEach(fault -> {
                                    Pause.until(began + fault.at().toNanos());
                                    happen(fault);
                                }))));
    }

    /** Waits until all are over. */
    void await() {
        victims.forEach(Pause::join);
    }

    private void happen(Fault fault) {
        try {
            if (fault.victim().equals(ChaosHall.BROKER)) {
                broker(fault);
            } else {
                box(hall.box(fault.victim()), fault);
            }
            synchronized (done) {
                done.merge(fault.kind(), 1, Integer::sum);
            }
        } catch (IOException | RuntimeException e) {
            hung.add(fault + ": " + e);
        }
    }

    private void broker(Fault fault) {
        if (fault.kind() == Fault.Kind.KILL) {
            hall.broker().kill();
            Pause.of(fault.length());
            hall.broker().begin();
        } else {
            freeze(hall.broker().process(), fault.length());
        }
    }

    private void box(ChaosBox box, Fault fault) throws IOException {
        if (!box.isAlive()) {
            hung.add(box.id() + " has ended by itself before: " + fault);
            revive(box);
        }
        switch (fault.kind()) {
            case KILL -> {
                box.kill();
                Pause.of(fault.length());
                box.start();
                // One in five is let alone at once: the next kill may find it starting.
                if (fault.number() % 5 == 0) {
                    Pause.of(fault.length());
                } else {
                    awaitReady(box, fault);
                }
            }
            case FREEZE -> freeze(box.handle(), fault.length());
            case CUT -> {
                hall.ground().cut(box.id());
                Pause.of(fault.length());
                hall.ground().join(box.id());
            }
            case SLOW -> {
                hall.ground().slow(box.id());
                Pause.of(fault.length());
                hall.ground().quick(box.id());
            }
            case FULL -> fill(box.data(), fault.length());
            case CLOCK -> {
                box.clock(JUMPS_SECONDS[fault.number() % JUMPS_SECONDS.length]);
                Pause.of(fault.length());
                box.clock(0);
            }
            case BAD_DISK -> badDisk(box, fault);
        }
    }

    private static void freeze(Optional<ProcessHandle> process, Duration length) {
        process.ifPresent(running -> {
            Ground.signal(running, "STOP");
            Pause.of(length);
            Ground.signal(running, "CONT");
        });
    }

    /** Fills the disk to its last byte, and frees it again. */
    private static void fill(Path data, Duration length) throws IOException {
        Path filler = data.resolve(FILLER);
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (data.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            // Full: that is what was wanted.
        }
        Pause.of(length);
        Files.delete(filler);
    }

    /**
     * Every n-th write or sync of each of its threads fails, from the n-th on. A box that can't even start so may end
     * and say why; it is started with a sound disk afterwards.
     */
    private void badDisk(ChaosBox box, Fault fault) {
        String error = ERRORS.get(fault.number() % ERRORS.size());
        int first = 1 + fault.number() % 60;
        int step = 40 + fault.number() % 150;
        box.kill();
        box.start(List.of(
                "strace",
                "-D",
                "-f",
                "-qq",
                "--seccomp-bpf",
                "-o",
                "/dev/null",
                "-e",
                "trace=fsync,fdatasync,pwrite64",
                "-e",
                "inject=fsync,fdatasync,pwrite64:error=" + error + ":when=" + first + "+" + step));
        box.awaitReady(Duration.ofSeconds(20));
        Pause.of(fault.length());
        box.kill();
        box.start();
        awaitReady(box, fault);
    }

    private void awaitReady(ChaosBox box, Fault fault) {
        if (!box.awaitReady(ChaosBox.READY_PATIENCE)) {
            hung.add(box.id() + " does not come back after " + fault);
            revive(box);
        }
    }

    private static void revive(ChaosBox box) {
        box.kill();
        box.start();
        box.awaitReady(ChaosBox.READY_PATIENCE);
    }

    /** How many of each kind there were. */
    Map<Fault.Kind, Integer> done() {
        synchronized (done) {
            return new EnumMap<>(done);
        }
    }

    /** What did not go on, or ended by itself. */
    List<String> hung() {
        return List.copyOf(hung);
    }
}
