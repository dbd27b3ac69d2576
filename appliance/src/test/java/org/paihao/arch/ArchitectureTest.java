package org.paihao.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dependency rules of docs/architecture.md, as the classes really are. */
final class ArchitectureTest {
    private static final String ROOT = "org.paihao";

    /** What each package may use of ours, beside itself; one that is named with its parent stands for itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("ticket", Set.of("core")),
            Map.entry("qr", Set.of()),
            Map.entry("document", Set.of("core")),
            Map.entry("device", Set.of("ticket")),
            Map.entry("json", Set.of("core")),
            Map.entry("config", Set.of("core", "json")),
            Map.entry("role", Set.of("core", "device", "document", "ticket")),
            Map.entry("store", Set.of("core", "json", "role")),
            Map.entry("report", Set.of("core", "json", "role", "store")),
            Map.entry("hook", Set.of("core", "json", "role")),
            Map.entry("backup", Set.of("json", "role", "store")),
            Map.entry("web", Set.of("core", "json", "role")),
            Map.entry("sim", Set.of("core", "device", "json", "qr")),
            Map.entry("sim.disk", Set.of("core", "role", "store")),
            Map.entry("simulate", Set.of("core", "json", "report", "role", "sim.disk", "store")),
            Map.entry(
                    "app",
                    Set.of(
                            "backup",
                            "config",
                            "core",
                            "device",
                            "document",
                            "hook",
                            "json",
                            "qr",
                            "report",
                            "role",
                            "sim",
                            "sim.disk",
                            "simulate",
                            "store",
                            "ticket",
                            "web")));

    /** One library, one package. A library that is not here is free (JSpecify) or comes with the platform. */
    private static final Map<String, List<String>> ONLY_IN = Map.ofEntries(
            Map.entry("jssc..", List.of("device.port..")),
            Map.entry("com.pi4j..", List.of("device.gpio..")),
            Map.entry("org.eclipse.paho..", List.of("report..")),
            Map.entry("org.sqlite..", List.of("store..")),
            Map.entry("org.flywaydb..", List.of("store..")),
            Map.entry("java.sql..", List.of("store..")),
            Map.entry("com.google.zxing..", List.of("qr..")),
            Map.entry("com.hp.jipp..", List.of("device.ipp..")),
            Map.entry("org.apache.pdfbox..", List.of()),
            Map.entry("io.helidon..", List.of("web..", "app..")),
            Map.entry("picocli..", List.of("app..")),
            Map.entry("org.bouncycastle..", List.of("backup..")),
            Map.entry(
                    "com.fasterxml..",
                    List.of(
                            "json..",
                            "backup..",
                            "config..",
                            "device.catalog..",
                            "report..",
                            "store..",
                            "web..",
                            "sim..",
                            "app..")));

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        assertThat(classes.size()).as("enough was read to mean anything").isGreaterThan(200);
    }

    private static String part(JavaClass type) {
        String name = type.getPackageName();
        String[] names = name.equals(ROOT)
                ? new String[] {""}
                : name.substring(ROOT.length() + 1).split("\\.");
        String two = names.length > 1 ? names[0] + "." + names[1] : names[0];
        return MAY_USE.containsKey(two) ? two : names[0];
    }

    private static DescribedPredicate<JavaClass> ours(Set<String> parts) {
        return DescribedPredicate.describe(
                "in " + parts, type -> type.getPackageName().startsWith(ROOT) && parts.contains(part(type)));
    }

    @Test
    void everyPackageHasItsPlaceAmongTheRules() {
        Set<String> found = classes.stream()
                .map(ArchitectureTest::part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());

        assertThat(found).as("enough was read to mean anything").contains("core", "app");
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    @Test
    void eachPackageUsesOnlyWhatItMay() {
        MAY_USE.forEach((part, may) -> {
            Set<String> forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(part) && !may.contains(other))
                    .collect(Collectors.toSet());
            noClasses()
                    .that(ours(Set.of(part)))
                    .should()
                    .dependOnClassesThat(ours(forbidden))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void eachLibraryHasItsOnePackage() {
        ONLY_IN.forEach((library, packages) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        packages.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
    }

    /** A simulation puts a disk of its own in SQLite's place: nothing else of the store may know SQL. */
    @Test
    void sqlIsOnlyInTheStoresSqliteClasses() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".store..")
                .and()
                .haveNameNotMatching(".*\\.(Sqlite\\w+|Database)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(classes);
    }

    /** The hall's state is made of persistent maps: many read them, only rules make new ones. */
    @Test
    void onlyTheCoreAndTheStoreMakeNewState() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".core..", ROOT + ".store..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "makes a new persistent collection",
                        call -> call.getTarget().getOwner().getPackageName().startsWith("org.pcollections")
                                && call.getTarget().getName().matches("plus.*|minus.*|empty|singleton|from|with.*")))
                .check(classes);
    }

    @Test
    void theCoreIsPure() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "java.util.random..",
                        "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(System.Logger.class.getName())
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(classes);
    }

    @Test
    void noClockTicksInTheCore() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(classes);
    }

    /** A simulation runs the link's logic in virtual time: clocks, threads and waiting are its agent's business. */
    @Test
    void theLinkKnowsNoClockAndNoThreadButItsAgents() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".report..")
                .and()
                .haveNameNotMatching(".*\\.(ThreadAgent|Waiter|MqttWire|PromptSockets)(\\$.*)?")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Thread.class, CountDownLatch.class, CompletableFuture.class, LockSupport.class, Random.class)
                .check(classes);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".app..", ROOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }
}
