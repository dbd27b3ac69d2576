package org.paihao.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.paihao.json.Json;

/**
 * What this process holds.
 *
 * @param threads by name, without the numbers in it: platform threads and virtual ones, but not the machine's carriers
 *     of those
 * @param descriptors open ones by kind: sockets, files by name. Jars, which the class loader opens when it needs them,
 *     do not count
 * @param bytes live ones, after a full collection
 * @param largest of those, by class
 */
record Footprint(Map<String, Long> threads, Map<String, Long> descriptors, long bytes, Map<String, Long> largest) {
    /** What may be more and is no leak: what compiled code and the collections of a JVM keep. */
    static final long GROWTH_BYTES_MAX = 256 * 1024;
    /** A class with less is not remembered: what was measured must not weigh in what is measured next. */
    private static final long LARGE_BYTES = 16 * 1024;

    static Footprint now() {
        Map<String, Long> threads = threadsNow();
        Map<String, Long> descriptors = descriptorsNow();
        Map<String, Long> live = liveNow();
        long bytes = live.values().stream().mapToLong(Long::longValue).sum();
        live.values().removeIf(size -> size < LARGE_BYTES);
        return new Footprint(threads, descriptors, bytes, live);
    }

    /** What of this is more than it was; empty when nothing has grown. */
    Optional<String> grownSince(Footprint before) {
        String more = more("thread", before.threads, threads) + more("descriptor", before.descriptors, descriptors);
        long growth = bytes - before.bytes;
        if (growth > GROWTH_BYTES_MAX) {
            more += " live bytes +" + growth + ":" + more("", before.largest, largest);
        }
        return Optional.of(more.strip()).filter(text -> !text.isEmpty());
    }

    private static String more(String what, Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue() - before.getOrDefault(entry.getKey(), 0L)))
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(12)
                .map(entry -> " " + what + " " + entry.getKey() + " +" + entry.getValue())
                .collect(Collectors.joining());
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.map(name -> name.replaceAll("[0-9]+", "#"))
                .filter(name -> !name.startsWith("ForkJoinPool-#-worker-#"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** Of a dump that knows virtual threads as well, which the usual means do not list. */
    private static Map<String, Long> threadsNow() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            JsonNode containers = Json.LENIENT.readTree(dump.toFile()).at("/threadDump/threadContainers");
            Files.delete(dump);
            Files.delete(folder);
            return counted(containers.findValues("threads").stream()
                    .flatMap(threads -> threads.findValuesAsText("name").stream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> descriptorsNow() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return counted(all.map(Footprint::target)
                    .filter(target -> !target.endsWith(".jar") && !target.endsWith("/fd") && !target.isEmpty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed since it was listed.
            return "";
        }
    }

    /** As {@code jcmd GC.class_histogram} prints it: {@code num: #instances #bytes class}. */
    private static Map<String, Long> liveNow() {
        try {
            String text = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return text.lines()
                    .map(line -> line.strip().split(" +"))
                    .filter(words -> words.length >= 4 && words[0].endsWith(":") && words[1].matches("[0-9]+"))
                    .collect(Collectors.toMap(
                            words -> words[3], words -> Long.parseLong(words[2]), Long::sum, TreeMap::new));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
