package org.paihao.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.paihao.core.Text;

/**
 * How full the disk is that a box's books lie on. A person is told at 60 and again at 80 %: days before anything must
 * be refused. What is in the books is never dropped; figures about the box are not on its disk at all.
 */
public interface DiskUse {
    /** Here somebody should make room in the coming days. */
    int EARLY_PERCENT = 60;
    /** Here somebody should make room today. */
    int LATE_PERCENT = 80;
    /** Above this a kiosk takes no new tickets: what is promised must be written down. */
    double USED_MAX = 0.98;

    /** The disk of this machine; one that can't be asked counts as full. */
    DiskUse REAL = folder -> {
        try {
            FileStore store = Files.getFileStore(folder);
            long total = store.getTotalSpace();
            return total <= 0 ? 1 : 1 - (double) store.getUsableSpace() / total;
        } catch (IOException e) {
            return 1;
        }
    };

    /** The share of the disk that is used, 0 to 1. */
    double used(Path folder);

    /** Whether it is so full that a promise might not be written down. */
    default boolean low(Path folder) {
        return used(folder) > USED_MAX;
    }

    /** Whole percent, never rounded up over a mark. */
    default int percent(Path folder) {
        return (int) Math.floor(used(folder) * 100);
    }

    /** The alarm's stable name: empty below the first mark. */
    static Optional<String> alarm(int percent) {
        if (percent >= LATE_PERCENT) {
            return Optional.of("disk-80");
        }
        return percent >= EARLY_PERCENT ? Optional.of("disk-60") : Optional.empty();
    }

    /** What the supervisor reads. */
    static Text words(int percent) {
        return percent >= LATE_PERCENT
                ? new Text("磁盘已用 " + percent + "%，请今天清理", "disk " + percent + "% full, make room today")
                : new Text("磁盘已用 " + percent + "%", "disk " + percent + "% full");
    }
}
