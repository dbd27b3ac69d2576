package org.paihao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one box is started as a process of its own: {@code java @appliance.jvm … run appliance.yaml --data DIR}.
 *
 * @param home the installation
 * @param before what comes before {@code java}: a command that runs another one in surroundings of its own, or nothing
 * @param flags of the JVM: argument files, limits
 * @param program what the JVM runs: {@code -jar FILE}, or {@code -cp PATH CLASS}
 * @param environment added to this process's own
 */
public record BoxCommand(
        Path home, List<String> before, List<String> flags, List<String> program, Map<String, String> environment) {

    public BoxCommand {
        before = List.copyOf(before);
        flags = List.copyOf(flags);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    /** With the flags of a box, running the same classes as this process. */
    public static BoxCommand ofThisProgram(Path home) {
        return new BoxCommand(
                home,
                List.of(),
                List.of("@" + home.resolve("firmware-config/os/appliance.jvm")),
                List.of("-cp", System.getProperty("java.class.path", ""), "org.paihao.Main"),
                Map.of());
    }

    /** With the flags a hub takes beside those of a box. */
    public BoxCommand ofHub() {
        return with("@" + home.resolve("firmware-config/os/hub.jvm"));
    }

    /** With another flag for the JVM. */
    public BoxCommand with(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new BoxCommand(home, before, more, program, environment);
    }

    /** Behind a command that ends in running it: {@code ip netns exec …}. The last one added is the first to run. */
    public BoxCommand behind(List<String> command, Map<String, String> added) {
        List<String> all = new ArrayList<>(command);
        all.addAll(before);
        Map<String, String> both = new java.util.HashMap<>(environment);
        both.putAll(added);
        return new BoxCommand(home, all, flags, program, both);
    }

    /** The words of the command line. */
    public List<String> words(Path file, Path data) {
        List<String> words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(program);
        words.addAll(List.of("run", file.toString(), "--data", data.toString(), "--home", home.toString()));
        return words;
    }

    /** Starts the box. What it says is added to {@code log}. */
    public Process start(Path file, Path data, Path log) {
        ProcessBuilder builder = new ProcessBuilder(words(file, data))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't be started: " + words(file, data), e);
        }
    }
}
