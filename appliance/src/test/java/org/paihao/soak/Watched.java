package org.paihao.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A box's process from outside. */
record Watched(String id, long pid) {
    /** The boxes whose memory is looked at: by their ids with a {@code _} for each {@code -}. */
    static final List<String> BOXES = List.of("hub", "kiosk_1");

    private static final double MB = 1024 * 1024;

    /** Adds this box's columns. A full collection runs in it. */
    void look(Map<String, Double> row) {
        String name = id.replace('-', '_');
        row.put(name + "_heap_mb", liveBytes() / MB);
        row.put(name + "_rss_mb", status("VmRSS:") / 1024);
        row.put(name + "_descriptors", (double) descriptors());
        row.put(name + "_threads", status("Threads:"));
    }

    private double status(String line) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(text -> text.startsWith(line))
                    .mapToDouble(text -> Double.parseDouble(text.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line of the histogram of what lives: {@code Total INSTANCES BYTES}. */
    private double liveBytes() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToDouble(line -> Double.parseDouble(line.strip().split(" +")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("jcmd " + pid + ": " + text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
