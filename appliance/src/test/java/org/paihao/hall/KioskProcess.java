package org.paihao.hall;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** An appliance in a process of its own, that can be killed with -9. Started as a hall starts it, from jars. */
final class KioskProcess {
    private final Process shell;

    private KioskProcess(Process shell) {
        this.shell = shell;
    }

    /** What starts quickly: a jar of our classes, the libraries, and an archive of loaded classes. */
    record Program(String classPath, Path archive) {
        static Program make(Path folder) {
            List<String> parts = new ArrayList<>();
            Path jar = folder.resolve("appliance.jar");
            for (String part : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
                if (part.endsWith("test-classes")) {
                    continue;
                }
                if (Files.isDirectory(Path.of(part))) {
                    pack(Path.of(part), jar);
                    parts.add(jar.toString());
                } else if (part.endsWith(".jar")) {
                    parts.add(part);
                }
            }
            return new Program(String.join(File.pathSeparator, parts), folder.resolve("classes.aot"));
        }

        private static void pack(Path classes, Path jar) {
            try (Stream<Path> files = Files.walk(classes);
                    OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (Path path : files.filter(path -> !path.equals(classes)).toList()) {
                    boolean folder = Files.isDirectory(path);
                    // Folders too: migrations are found by listing theirs.
                    out.putNextEntry(new JarEntry(classes.relativize(path) + (folder ? "/" : "")));
                    if (!folder) {
                        out.write(Files.readAllBytes(path));
                    }
                    out.closeEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static KioskProcess start(Program program, Path file, Path data) {
        String archive = Files.exists(program.archive())
                ? "-XX:AOTCache=" + program.archive()
                : "-XX:AOTCacheOutput=" + program.archive();
        try {
            return new KioskProcess(new ProcessBuilder(Arrays.asList(
                            // The shell ends it when our end of its input closes: nothing is left if we are killed.
                            "sh",
                            "-c",
                            "exec 3<&0; \"$0\" \"$@\" </dev/null 3<&- & p=$!;"
                                    + " { cat <&3 >/dev/null; kill -9 $p 2>/dev/null; } & wait $p",
                            Path.of(System.getProperty("java.home", ""), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-Xlog:disable",
                            "--enable-native-access=ALL-UNNAMED",
                            archive,
                            "-cp",
                            program.classPath(),
                            "org.paihao.Main",
                            "run",
                            file.toString(),
                            "--data",
                            data.toString(),
                            "--home",
                            SmallHall.HOME.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            file.resolveSibling("log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The box itself, below the shell. */
    private Optional<ProcessHandle> box() {
        return shell.children()
                .filter(child -> child.info()
                        .command()
                        .filter(name -> name.endsWith("java"))
                        .isPresent())
                .findFirst();
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        end(ProcessHandle::destroyForcibly);
    }

    /** SIGTERM, and waits. */
    void stop() throws InterruptedException {
        end(ProcessHandle::destroy);
    }

    private void end(Consumer<ProcessHandle> how) throws InterruptedException {
        Optional<ProcessHandle> box = box();
        box.ifPresent(how);
        box.ifPresent(handle -> handle.onExit().join());
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.waitFor();
    }
}
