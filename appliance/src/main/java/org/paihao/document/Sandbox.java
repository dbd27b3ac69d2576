package org.paihao.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs one tool on one untrusted file: no network, nothing of this machine but programs, libraries and fonts
 * (read-only), an empty {@code /tmp}, no environment, limits by the kernel and a wall clock of ours. The file is seen
 * read-only as {@link #INPUT}; the only way out is the tool's standard output. It costs about 10 ms (measured).
 *
 * <p>Stateless, usable from many threads. Call it from a platform thread: bubblewrap dies with the <em>thread</em> that
 * started it, and a virtual thread's carrier may end while the tool still runs.
 */
public final class Sandbox {
    /** Where the tool finds the file. */
    public static final String INPUT = "/in/document";

    private static final List<Path> SEARCH = List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"));
    private static final int MESSAGE_BYTES_MAX = 16 * 1024;
    private static final long TMP_BYTES_MAX = 16L * 1024 * 1024;
    private static final int PROCESSES_MAX = 16;
    private static final int SIGNAL_EXIT = 128;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<Path> search;
    private final Function<Tool, String> programs;

    public Sandbox() {
        this(SEARCH, Tool::program);
    }

    /** Looks for programs elsewhere, or runs others in a tool's place. */
    Sandbox(List<Path> search, Function<Tool, String> programs) {
        this.search = List.copyOf(search);
        this.programs = programs;
    }

    /** Sentences that name what is not installed and the package that has it; empty when the sandbox can run. */
    public List<String> missing() {
        List<String> sentences = new ArrayList<>();
        lacks("bwrap", "bubblewrap").ifPresent(sentences::add);
        lacks("prlimit", "util-linux").ifPresent(sentences::add);
        for (Tool tool : Tool.values()) {
            lacks(programs.apply(tool), tool.debianPackage()).ifPresent(sentences::add);
        }
        return sentences;
    }

    /**
     * Runs {@code tool} with {@code args} (which name the file as {@link #INPUT}) and copies its standard output.
     *
     * @throws SandboxException the sandbox does not work here
     * @throws IOException {@code output} refused the bytes
     */
    public SandboxOutcome run(Tool tool, List<String> args, Path input, SandboxLimits limits, OutputStream output)
            throws IOException {
        Process process = start(command(tool, args, input, limits));
        Drain out = Drain.into(process, process.getInputStream(), output, limits.outputBytes());
        Drain.Text messages = Drain.text(process.getErrorStream(), MESSAGE_BYTES_MAX);
        try {
            boolean ended = waitFor(process, limits.wallTime());
            if (!ended) {
                return new SandboxOutcome.TimedOut();
            }
            // Destroying a process closes its pipes on our side, even one that has ended: read them to the end first.
            out.await(GRACE);
            messages.await(GRACE);
            return out.overflowed()
                    ? new SandboxOutcome.TooMuchOutput()
                    : outcome(process.exitValue(), messages.value());
        } finally {
            kill(process);
            out.settle(GRACE);
        }
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static SandboxOutcome outcome(int exitCode, String messages) {
        if (exitCode == 0) {
            return new SandboxOutcome.Result(messages);
        }
        if (messages.startsWith("bwrap: ") || messages.startsWith("prlimit: ")) {
            throw new SandboxException("the sandbox does not start on this machine (are user namespaces allowed?): "
                    + messages.lines().findFirst().orElse(""));
        }
        return exitCode > SIGNAL_EXIT
                ? new SandboxOutcome.Killed(exitCode - SIGNAL_EXIT)
                : new SandboxOutcome.BadFile(exitCode, messages);
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SandboxException("the sandbox does not start: " + e.getMessage(), e);
        }
    }

    private List<String> command(Tool tool, List<String> args, Path input, SandboxLimits limits) {
        String bwrap = find("bwrap", "bubblewrap");
        String prlimit = find("prlimit", "util-linux");
        String program = find(programs.apply(tool), tool.debianPackage());
        List<String> command = new ArrayList<>(List.of(bwrap, "--unshare-all", "--die-with-parent", "--new-session"));
        command.addAll(List.of("--clearenv", "--setenv", "LANG", "C.UTF-8", "--setenv", "HOME", "/tmp"));
        command.addAll(List.of("--ro-bind", "/usr", "/usr"));
        command.addAll(List.of("--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"));
        command.addAll(List.of("--ro-bind-try", "/etc/fonts", "/etc/fonts"));
        // Without the cache every run reads each font of the box anew: seconds with the Chinese ones on a small board.
        command.addAll(List.of("--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig"));
        command.addAll(List.of("--size", Long.toString(TMP_BYTES_MAX), "--tmpfs", "/tmp", "--chdir", "/tmp"));
        command.addAll(List.of("--ro-bind", input.toAbsolutePath().toString(), INPUT, "--"));
        command.addAll(List.of(prlimit, "--cpu=" + limits.cpuSeconds(), "--as=" + limits.memoryBytes()));
        command.addAll(List.of("--fsize=" + TMP_BYTES_MAX, "--nproc=" + PROCESSES_MAX, "--core=0", "--", program));
        command.addAll(args);
        return command;
    }

    private String find(String program, String debianPackage) {
        lacks(program, debianPackage).ifPresent(sentence -> {
            throw new SandboxException(sentence);
        });
        return search.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private Optional<String> lacks(String program, String debianPackage) {
        return search.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)))
                ? Optional.empty()
                : Optional.of(program + " is not installed: apt install " + debianPackage);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("a killed sandbox did not end"));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
