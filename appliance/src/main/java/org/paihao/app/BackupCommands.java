package org.paihao.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.paihao.backup.Backup;
import org.paihao.backup.BackupException;
import org.paihao.backup.Manifest;
import org.paihao.backup.Restore;
import org.paihao.backup.Seal;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ApplianceFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appliance backup-keys}, {@code backup}, {@code restore} and {@code begin-anew}. */
final class BackupCommands {
    private BackupCommands() {}

    /** Makes the pair of keys backups are sealed to. */
    @Command(
            name = "backup-keys",
            description = "Make the keys of backups: the certificate stays at the hub, the key belongs elsewhere.")
    static final class Keys implements Callable<Integer> {
        @Option(names = "--out", required = true, description = "folder for the two files")
        private Path out = Path.of(".");

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Files.createDirectories(out);
            Path key = out.resolve("backup-key.pem");
            Path certificate = out.resolve("backup-certificate.pem");
            if (Files.exists(key) || Files.exists(certificate)) {
                throw new BackupException("there are keys in " + out + " already; backups are sealed to them");
            }
            Seal.Keys keys = Seal.newKeys("paihao backup", Instant.now());
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, keys.privateKey());
            Files.writeString(certificate, keys.certificate());
            PrintWriter says = spec.commandLine().getOut();
            says.println(certificate + ": copy it to the hub.");
            says.println(key + ": keep it somewhere else, twice. Without it no backup can be read.");
            return 0;
        }
    }

    /** Makes one backup of a box, running or not. */
    @Command(name = "backup", description = "Make a sealed copy of a box's books; the box may be running.")
    static final class Make implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "appliance.yaml of the box")
        private Path file = Path.of("appliance.yaml");

        @Option(names = "--data", required = true, description = "the box's own folder")
        private Path data = Path.of("data");

        @Option(names = "--certificate", required = true, description = "backup-certificate.pem")
        private Path certificate = Path.of("backup-certificate.pem");

        @Option(names = "--to", required = true, description = "the backup to make")
        private Path to = Path.of("paihao.backup");

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() {
            ApplianceConfig config = ApplianceFile.read(file);
            List<Path> alongside = new ArrayList<>(List.of(file));
            config.plan().ifPresent(plan -> alongside.add(file.toAbsolutePath().resolveSibling(plan.toString())));
            Manifest made = Backup.make(
                    new Backup.Source(
                            config.terminal().value(),
                            config.hall(),
                            data.resolve("paihao.db"),
                            alongside,
                            certificate),
                    to,
                    Instant.now());
            spec.commandLine().getOut().println(to + ": " + made.facts() + " facts, taken at " + made.takenAt() + ".");
            return 0;
        }
    }

    /** Puts a backup in place of a box's books. */
    @Command(name = "restore", description = "Put a backup in place of a box's books; what is there is set aside.")
    static final class Return implements Callable<Integer> {
        @Parameters(paramLabel = "BACKUP")
        private Path backup = Path.of("paihao.backup");

        @Option(names = "--key", required = true, description = "backup-key.pem")
        private Path key = Path.of("backup-key.pem");

        @Option(names = "--data", required = true, description = "the box's own folder")
        private Path data = Path.of("data");

        @Option(names = "--yes", description = "do not ask")
        private boolean yes;

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            PrintWriter says = spec.commandLine().getOut();
            DataLock lock = DataLock.take(data);
            try (Restore restore = Restore.open(backup, key, data)) {
                Manifest manifest = restore.manifest();
                says.println("Backup of " + manifest.terminal() + " (" + manifest.hall() + "), taken at "
                        + manifest.takenAt() + ", with " + manifest.facts() + " facts.");
                restore.present().ifPresent(present -> says.println(present + " will be set aside."));
                if (!yes && !agreed(says)) {
                    says.println("Nothing was changed.");
                    return 1;
                }
                Restore.Done done = restore.putInPlace(Instant.now());
                done.aside().forEach(aside -> says.println("set aside: " + aside));
                says.println("Restored."
                        + done.term()
                                .map(term -> " The hub reigns anew, term " + term + ".")
                                .orElse(""));
                says.println("What terminals recorded since " + manifest.takenAt() + " they send again by themselves.");
                says.println("What only this box knew since then is gone: tickets taken at the desk or by phone,"
                        + " appointments made, what supervisors did.");
                return 0;
            } finally {
                lock.close();
            }
        }

        private static boolean agreed(PrintWriter says) throws IOException {
            says.println("Type yes to go on:");
            says.flush();
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return "yes".equals(answer);
        }
    }

    /** Goes on without books that were damaged. */
    @Command(
            name = "begin-anew",
            description =
                    "Begin without books that were damaged; they are kept. Restore a backup instead if there is one.")
    static final class BeginAnew implements Callable<Integer> {
        @Option(names = "--data", required = true, description = "the box's own folder")
        private Path data = Path.of("data");

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            DataLock lock = DataLock.take(data);
            try {
                PrintWriter says = spec.commandLine().getOut();
                Optional<Path> kept = BooksCheck.beginAnew(data);
                says.println(kept.map(path -> "The damaged books are kept as " + path + ". The box may start.")
                        .orElse("There are no damaged books in " + data + "."));
                if (kept.isPresent()) {
                    says.println(
                            "A kiosk needs an ordinal no box has used before: it has forgotten its labels of today.");
                }
                return 0;
            } finally {
                lock.close();
            }
        }
    }
}
