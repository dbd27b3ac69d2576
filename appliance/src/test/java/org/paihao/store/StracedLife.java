package org.paihao.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Books in a process of their own, under strace: what it said, and what it asked of its disk.
 *
 * @param trace lines of strace, with the file of each descriptor
 */
record StracedLife(List<String> said, List<String> trace, int code) {
    /** The calls that make a thing durable, or do not. */
    static final String CALLS = "fsync,fdatasync,pwrite64";

    private static final long PATIENCE_SECONDS = 60;

    /**
     * Runs a program of books to its end.
     *
     * @param inject what strace does to the calls: its {@code inject=} expression, or empty
     * @param name of the files for its words, in {@code folder}
     */
    static StracedLife of(Path folder, String name, String inject, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        Path trace = folder.resolve("trace-" + name);
        Path said = folder.resolve("said-" + name);
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-s", "0"));
        if (!inject.contains(":signal=")) {
            // Quicker; but with it strace 6.1 delivers no signal.
            words.add("--seccomp-bpf");
        }
        words.addAll(List.of("-o", trace.toString(), "-e", "trace=" + CALLS));
        if (!inject.isEmpty()) {
            words.addAll(List.of("-e", "inject=" + inject));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path", ""),
                program.getName()));
        words.addAll(arguments);
        Process child = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
            throw new AssertionError(name + ": the child does not end");
        }
        return new StracedLife(Files.readAllLines(said), Files.readAllLines(trace), child.exitValue());
    }

    boolean failed() {
        return trace.stream().anyMatch(line -> line.contains("INJECTED"));
    }

    /** Of the busiest thread: strace counts for each by itself. */
    int calls() {
        return trace.stream()
                .filter(line -> line.matches("[0-9]+ +(fsync|fdatasync|pwrite64)\\(.*"))
                .collect(Collectors.groupingBy(line -> line.split(" ", 2)[0], Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElse(0);
    }

    /** Labels that were answered, by key. */
    Map<String, String> answered() {
        Map<String, String> labels = new TreeMap<>();
        said.stream().filter(line -> line.startsWith(UnluckyBooks.ANSWERED)).forEach(line -> {
            String[] words = line.split(" ", -1);
            labels.put(words[1], words[2]);
        });
        return labels;
    }
}
