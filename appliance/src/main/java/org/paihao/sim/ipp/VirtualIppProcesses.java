package org.paihao.sim.ipp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starting, awaiting and stopping the programs of a virtual printer. */
final class VirtualIppProcesses {
    static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final List<Path> SEARCH = List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"));

    private VirtualIppProcesses() {}

    /** A child that dies with the thread that calls this (PR_SET_PDEATHSIG), so also with a JVM that is killed. */
    static Process launch(Path inside, List<String> program) throws IOException {
        List<String> line = new ArrayList<>(List.of(find("setpriv", "util-linux"), "--pdeathsig", "KILL", "--"));
        line.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + inside.resolve("bus"));
        builder.environment().put("PAIHAO_VIRTUAL_PRINTER", inside.toString());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(VirtualIppFiles.log(inside).toFile()));
        return builder.start();
    }

    /** Waits for {@code condition} while the child lives, at most {@link #START_LIMIT}. */
    static void await(BooleanSupplier condition, Process process) {
        long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            try {
                if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "a program of the virtual printer ended with " + process.exitValue());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("the virtual printer is not ready after " + START_LIMIT);
            }
        }
    }

    /** Kills the child and its children and sees them dead. */
    static void stop(Process process) {
        List<ProcessHandle> all =
                new ArrayList<>(process.toHandle().descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle handle : all) {
            handle.onExit()
                    .completeOnTimeout(handle, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    static String find(String program, String debianPackage) {
        return SEARCH.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .min(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new IllegalStateException(program + " is not installed: apt install " + debianPackage))
                .toString();
    }
}
