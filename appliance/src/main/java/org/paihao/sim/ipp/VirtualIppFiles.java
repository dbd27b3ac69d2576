package org.paihao.sim.ipp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder inside a virtual printer: its bus's configuration, its faults as files, its counters and log. */
final class VirtualIppFiles {
    private static final int TAIL_LINES = 5;

    /** What the command asks by ipptool to see whether its job has been cancelled. */
    private static final String JOB_STATE_QUESTION = """
            {
              OPERATION Get-Job-Attributes
              GROUP operation-attributes-tag
              ATTR charset attributes-charset utf-8
              ATTR naturalLanguage attributes-natural-language en
              ATTR uri printer-uri $uri
              ATTR integer job-id $job
              ATTR name requesting-user-name virtual-printer
              DISPLAY job-state-reasons
            }
            """;

    private VirtualIppFiles() {}

    static void prepare(Path inside) throws IOException {
        Files.createDirectories(inside.resolve("spool"));
        Files.writeString(inside.resolve("bus.conf"), busConfiguration(inside));
        Files.writeString(inside.resolve("job-state.test"), JOB_STATE_QUESTION);
        Files.writeString(inside.resolve("printed"), "");
        Files.writeString(inside.resolve("jobs"), "");
    }

    private static String busConfiguration(Path inside) {
        return """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/>
                <allow own="*"/>
                <allow send_destination="*"/>
                <allow receive_sender="*"/>
              </policy>
            </busconfig>
            """.formatted(inside.resolve("bus"));
    }

    static Path log(Path inside) {
        return inside.resolve("log");
    }

    /** The last lines its programs said; empty when they said nothing. */
    static String tail(Path inside) {
        try {
            List<String> lines = Files.readAllLines(log(inside));
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    static void set(Path inside, String fault) {
        try {
            Files.writeString(inside.resolve(fault), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void clear(Path inside, String fault) {
        try {
            Files.deleteIfExists(inside.resolve(fault));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path inside) {
        try (Stream<Path> all = Files.walk(inside)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the virtual printer's folder could not be deleted", e);
        }
    }
}
