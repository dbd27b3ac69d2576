package org.paihao.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.paihao.json.Json;

/** Style as an ordinary test: what no formatter looks at. */
final class TidyTest {
    private static final int COLUMNS_MAX = 120;
    private static final int JAVA_LINES_MAX = 450;
    private static final int FILE_BYTES_MAX = 200_000;
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "dist", ".idea", ".vscode", ".vite", "data");
    private static final Set<String> TEXTS = Set.of(
            "java", "ts", "mjs", "md", "yaml", "yml", "xml", "json", "css", "html", "sql", "sh", "conf", "properties");
    /** What a person says who will not come back to it. */
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern WILDCARD = Pattern.compile("^import (static )?[\\w.]+\\.\\*;|^import module ");
    /**
     * Folders of somebody's machine. Places every Debian has (etc, usr, var, dev, run, proc, sys, tmp) are no secret.
     */
    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.$}])/(home/[a-z]|root/|work/|Users/|mnt/|tmp/wt)");

    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)artifactory|nexus\\.|registry\\.npmmirror|maven\\.aliyun|\\.internal\\b|localhost:8081/repo");

    private static List<TextFile> files = List.of();

    /** A file of the repository, its path with forward slashes. */
    private record TextFile(String path, String text) {
        String extension() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        boolean is(String... extensions) {
            return Set.of(extensions).contains(extension());
        }

        boolean locked() {
            return path.endsWith("package-lock.json");
        }

        List<String> lines() {
            return text.lines().toList();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        files = walk(home());
        assertThat(files).as("enough was read to mean anything").hasSizeGreaterThan(200);
    }

    private static Path home() {
        return Path.of(System.getProperty("paihao.home", "..")).toAbsolutePath().normalize();
    }

    private static List<TextFile> walk(Path home) throws IOException {
        List<TextFile> found = new ArrayList<>();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skip = !directory.equals(home)
                        && NOT_OURS.contains(directory.getFileName().toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = home.relativize(file).toString().replace('\\', '/');
                TextFile text = new TextFile(path, "");
                if (attributes.isRegularFile() && TEXTS.contains(text.extension())) {
                    found.add(new TextFile(path, Files.readString(file, StandardCharsets.UTF_8)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private interface Rule {
        boolean broken(String line);
    }

    private static List<String> lines(List<TextFile> among, Rule rule) {
        List<String> broken = new ArrayList<>();
        for (TextFile file : among) {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (rule.broken(lines.get(i))) {
                    broken.add(file.path() + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return broken;
    }

    private static List<TextFile> of(String... extensions) {
        return files.stream().filter(file -> file.is(extensions)).toList();
    }

    private static List<TextFile> ours() {
        return files.stream().filter(file -> !file.locked()).toList();
    }

    @Test
    void noTabsAndNoSpaceAtTheEndOfALine() {
        assertThat(lines(ours(), line -> line.contains("\t") || line.endsWith(" ")))
                .isEmpty();
    }

    @Test
    void linesFitOneHundredAndTwentyColumns() {
        // Templates and styles of components are laid out by what they draw; everything else is code.
        List<TextFile> code = of("java", "ts").stream()
                .filter(file -> file.is("java") || file.path().matches("ui-web/(src/data|test)/.*"))
                .toList();
        assertThat(lines(code, line -> line.codePointCount(0, line.length()) > COLUMNS_MAX))
                .isEmpty();
        assertThat(lines(
                        of("md"),
                        line -> line.codePointCount(0, line.length()) > COLUMNS_MAX
                                && !line.startsWith("|")
                                && !line.contains("](")))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(lines(ours(), line -> LATER.matcher(line).find())).isEmpty();
    }

    @Test
    void importsNameWhatTheyImport() {
        assertThat(lines(of("java"), line -> WILDCARD.matcher(line).find())).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> packages = new TreeSet<>();
        Set<String> said = new TreeSet<>();
        for (TextFile file : of("java")) {
            Matcher declared = Pattern.compile("(?m)^package ([\\w.]+);").matcher(file.text());
            if (declared.find()) {
                packages.add(declared.group(1));
                if (file.path().endsWith("/package-info.java")) {
                    said.add(declared.group(1));
                    assertThat(file.text()).as(file.path()).startsWith("/**").contains("@NullMarked");
                }
            }
        }
        packages.removeAll(said);
        assertThat(packages).isEmpty();
    }

    @Test
    void aMarkdownFileHasOneTitle() {
        for (TextFile file : of("md")) {
            String outside = file.text().replaceAll("(?s)```.*?```", "");
            assertThat(outside.lines().filter(line -> line.startsWith("# ")))
                    .as(file.path())
                    .hasSize(1);
        }
    }

    @Test
    void noFileIsLargeAndNoJavaFileIsLong() {
        List<String> large = files.stream()
                .filter(file -> !file.locked() && file.text().length() > FILE_BYTES_MAX)
                .map(TextFile::path)
                .toList();
        List<String> overlong = of("java").stream()
                .filter(file -> file.lines().size() > JAVA_LINES_MAX)
                .map(file -> file.path() + " " + file.lines().size())
                .toList();

        assertThat(large).isEmpty();
        assertThat(overlong).isEmpty();
    }

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        List<TextFile> locales = files.stream()
                .filter(file -> file.path().startsWith("ui-web/src/locales/"))
                .toList();
        assertThat(locales).hasSizeGreaterThanOrEqualTo(2);
        Set<String> first = keys("", Json.STRICT.readTree(locales.getFirst().text()), new TreeSet<>());
        for (TextFile locale : locales) {
            assertThat(keys("", Json.STRICT.readTree(locale.text()), new TreeSet<>()))
                    .as(locale.path())
                    .isEqualTo(first);
        }
    }

    private static Set<String> keys(String path, JsonNode node, Set<String> into) {
        node.properties().forEach(entry -> keys(path + "/" + entry.getKey(), entry.getValue(), into));
        if (!node.isObject()) {
            into.add(path);
        }
        return into;
    }

    @Test
    void aDeviceIsCalledLikeItsFile() {
        List<TextFile> devices = of("yaml").stream()
                .filter(file -> file.path().startsWith("firmware-config/devices/"))
                .toList();
        assertThat(devices).isNotEmpty();
        for (TextFile file : devices) {
            String name =
                    file.path().substring(file.path().lastIndexOf('/') + 1).replace(".yaml", "");
            assertThat(file.lines()).as(file.path()).anyMatch(line -> line.matches("id: " + name + "( *#.*)?"));
        }
    }

    @Test
    void nothingTellsOfTheMachineItWasWrittenOn() {
        assertThat(lines(
                        ours(),
                        line -> MACHINE.matcher(line).find()
                                || REGISTRY.matcher(line).find()))
                .filteredOn(found -> !found.startsWith("appliance/src/test/java/org/paihao/tidy/"))
                .isEmpty();
        for (TextFile file : files) {
            if (file.locked()) {
                assertThat(Pattern.compile("\"resolved\": \"https?://(?!registry\\.npmjs\\.org/)")
                                .matcher(file.text())
                                .find())
                        .as("%s names a registry of somebody's own", file.path())
                        .isFalse();
            }
        }
    }
}
