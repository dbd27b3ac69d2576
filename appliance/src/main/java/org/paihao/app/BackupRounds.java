package org.paihao.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.backup.Backup;
import org.paihao.backup.BackupException;
import org.paihao.backup.Manifest;
import org.paihao.config.ApplianceConfig;
import org.paihao.web.Probe;

/** Makes a backup every few minutes where the configuration names a place for them, and lets the oldest go. */
final class BackupRounds {
    private static final Logger LOG = System.getLogger(BackupRounds.class.getName());

    private final Backup.Source source;
    private final StampedFiles backups;
    private final Duration every;
    private final int keep;
    private final Supplier<Instant> wall;
    private volatile Instant lastGood;
    private volatile Optional<String> trouble = Optional.empty();

    BackupRounds(Backup.Source source, ApplianceConfig.Backups named, Path base, Supplier<Instant> wall) {
        this.source = source;
        this.backups = new StampedFiles(base.resolve(named.folder()), source.terminal() + "-", ".backup");
        this.every = Duration.ofMinutes(named.everyMinutes().orElse(ApplianceConfig.Backups.EVERY_MINUTES));
        this.keep = named.keep().orElse(ApplianceConfig.Backups.KEEP);
        this.wall = wall;
        this.lastGood = wall.get();
    }

    /** The rounds of a box, or none. */
    static Optional<BackupRounds> of(Appliance.Start start) {
        ApplianceConfig config = start.config();
        return config.backups().map(named -> {
            List<Path> alongside = new ArrayList<>(List.of(start.folder().resolve("appliance.yaml")));
            config.plan().ifPresent(plan -> alongside.add(start.folder().resolve(plan)));
            return new BackupRounds(
                    new Backup.Source(
                            config.terminal().value(),
                            config.hall(),
                            start.data().resolve("paihao.db"),
                            alongside,
                            start.folder().resolve(named.certificate())),
                    named,
                    start.folder(),
                    Instant::now);
        });
    }

    Duration every() {
        return every;
    }

    /** One round; whatever goes wrong is kept for {@link #probe} and never stops the next. */
    void round() {
        try {
            Instant now = wall.get();
            Manifest made = Backup.make(source, backups.at(now), now);
            lastGood = now;
            trouble = Optional.empty();
            LOG.log(Level.INFO, "event=backup facts=" + made.facts());
            backups.keepNewest(keep);
        } catch (BackupException | IOException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            LOG.log(Level.ERROR, "event=backup-failed", e);
        }
    }

    /** A box whose backups fail serves on, but somebody should look. */
    Probe probe() {
        return new Probe("backup", false, () -> {
            boolean late = wall.get().isAfter(lastGood.plus(every.multipliedBy(3)));
            return new Probe.Finding(
                    trouble.isEmpty() && !late,
                    Map.of("last", lastGood.toString(), "trouble", trouble.orElse(late ? "late" : "-")));
        });
    }
}
