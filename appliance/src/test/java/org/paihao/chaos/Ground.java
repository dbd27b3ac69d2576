package org.paihao.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the boxes of a run stand on. With {@code private} surroundings (namespaces of our own for network, mounts and
 * processes, which only root gets) each box has a network of its own, joined to the others by a cable that can be
 * pulled; else all share the machine's loopback, and there are no cables.
 */
final class Ground {
    /** The broker's address in front of the boxes, where they have networks of their own. */
    private static final String BROKER = "10.77.0.1";

    private static final Path NETWORKS = Path.of("/run/netns");
    private static final List<Path> FAKETIME = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int TOOL_PATIENCE_SECONDS = 20;

    private final boolean cables;
    private final boolean netem;

    private Ground(boolean cables, boolean netem) {
        this.cables = cables;
        this.netem = netem;
    }

    /** The machine's loopback. */
    static Ground shared() {
        return new Ground(false, false);
    }

    /** Networks for these boxes. The process must be in namespaces of its own: everything goes with it. */
    static Ground withCables(List<String> boxes) {
        tool("ip", "link", "set", "lo", "up");
        tool("mount", "-t", "tmpfs", "tmpfs", "/run");
        tool("ip", "link", "add", "hall0", "type", "bridge");
        tool("ip", "address", "add", BROKER + "/24", "dev", "hall0");
        tool("ip", "link", "set", "hall0", "up");
        int last = 2;
        for (String box : boxes) {
            tool("ip", "netns", "add", box);
            tool("ip", "link", "add", cable(box), "type", "veth", "peer", "name", "eth0", "netns", box);
            tool("ip", "link", "set", cable(box), "master", "hall0", "up");
            tool("ip", "-n", box, "link", "set", "lo", "up");
            tool("ip", "-n", box, "address", "add", "10.77.0." + last++ + "/24", "dev", "eth0");
            tool("ip", "-n", box, "link", "set", "eth0", "up");
        }
        boolean netem = works("tc", "qdisc", "replace", "dev", "hall0", "root", "netem", "delay", "1ms");
        works("tc", "qdisc", "del", "dev", "hall0", "root");
        return new Ground(true, netem);
    }

    /** Whether cables can be pulled, and small disks mounted. */
    boolean cables() {
        return cables;
    }

    /** What makes a link slow here. */
    String slowness() {
        return netem ? "netem: 200 ms ± 100 ms, 5 % lost" : "tbf: 64 kbit/s (this kernel has no netem)";
    }

    /** The library that bends a process's clock, where it is installed. */
    static Optional<Path> faketime() {
        return FAKETIME.stream().filter(Files::exists).findFirst();
    }

    /** Whether system calls can be made to fail. */
    static boolean strace() {
        return works("strace", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true");
    }

    /** The broker's address for its configuration and its terminals, where it is not the loopback. */
    Optional<String> broker() {
        return cables ? Optional.of(BROKER) : Optional.empty();
    }

    /** What a box's command stands behind. */
    List<String> before(String box) {
        return cables ? List.of("ip", "netns", "exec", box) : List.of();
    }

    void cut(String box) {
        tool("ip", "link", "set", cable(box), "down");
    }

    void join(String box) {
        tool("ip", "link", "set", cable(box), "up");
    }

    void slow(String box) {
        List<String> words = new ArrayList<>(List.of("tc", "qdisc", "replace", "dev", cable(box), "root"));
        words.addAll(
                netem
                        ? List.of("netem", "delay", "200ms", "100ms", "loss", "5%")
                        : List.of("tbf", "rate", "64kbit", "burst", "4kb", "latency", "600ms"));
        tool(words.toArray(String[]::new));
    }

    void quick(String box) {
        tool("tc", "qdisc", "del", "dev", cable(box), "root");
    }

    /** A disk of its own for a folder, that is full sooner than others. */
    void smallDisk(Path folder, long megabytes) {
        tool("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    }

    private static String cable(String box) {
        return "h-" + box;
    }

    /** From now on the calling thread's new sockets are in this box's network, as its own browser's are. */
    void enter(String box) {
        if (!cables) {
            return;
        }
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("only a thread of the system's own can enter a network");
        }
        try (Arena arena = Arena.ofConfined()) {
            int file = (int)
                    C.OPEN.invokeExact(arena.allocateFrom(NETWORKS.resolve(box).toString()), 0);
            int entered = (int) C.SETNS.invokeExact(file, CLONE_NEWNET);
            int closed = (int) C.CLOSE.invokeExact(file);
            if (file < 0 || entered != 0 || closed != 0) {
                throw new IllegalStateException("the network of " + box + " can't be entered");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Functions of the C library, looked up when they are needed. */
    private static final class C {
        static final MethodHandle OPEN = function(
                "open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        static final MethodHandle SETNS = function(
                "setns", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        static final MethodHandle CLOSE =
                function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

        private C() {}

        @SuppressWarnings("restricted")
        private static MethodHandle function(String name, FunctionDescriptor shape) {
            MemorySegment address = Linker.nativeLinker().defaultLookup().findOrThrow(name);
            return Linker.nativeLinker().downcallHandle(address, shape);
        }
    }

    /** Stops a process in its tracks, or lets it go on. */
    static void signal(ProcessHandle process, String signal) {
        works("kill", "-" + signal, Long.toString(process.pid()));
    }

    private static void tool(String... words) {
        if (!works(words)) {
            throw new IllegalStateException("failed: " + String.join(" ", words));
        }
    }

    private static boolean works(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(TOOL_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
