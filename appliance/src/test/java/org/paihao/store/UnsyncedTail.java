package org.paihao.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one file had been given since its last sync, as strace saw it: a power cut may leave any of it, or none.
 *
 * @param syncedBytes the file was at least so long at its last sync
 * @param dirty what was written since, in that order; a write that had begun counts
 */
record UnsyncedTail(long syncedBytes, List<Range> dirty) {
    /** strace -y: {@code PID pwrite64(FD<PATH>, ""..., COUNT, OFFSET) = COUNT}. */
    private static final Pattern WRITE =
            Pattern.compile("[0-9]+ +pwrite64\\([0-9]+<([^>]*)>, .*, ([0-9]+), ([0-9]+)( <unfinished|\\)).*");

    private static final Pattern SYNC =
            Pattern.compile("([0-9]+) +f(?:data)?sync\\([0-9]+<([^>]*)>(\\) += 0| <unfinished).*");
    private static final Pattern SYNCED = Pattern.compile("([0-9]+) +<\\.\\.\\. f(?:data)?sync resumed>\\) += 0.*");

    private static final int SECTOR_BYTES = 512;

    /** Some bytes of the file. */
    record Range(long from, int length) {
        long end() {
            return from + length;
        }
    }

    /** How the power cut leaves them. */
    enum Cut {
        /** As the dead process left it: the system had time to write it all. */
        KEPT,
        /** None of them came to the disk, and the file is as long as it was. */
        LOST,
        /** The first came, one of them in part; the file ends there. */
        TORN,
        /** The file has its length, and zeros where they were. */
        ZEROS,
        GARBAGE,
        /** Each sector by itself came, did not, or is garbage. */
        MIXED
    }

    /**
     * Of a trace, for the file of this name.
     *
     * @param lengthBefore how long it was before, all of it synced
     */
    static UnsyncedTail of(List<String> trace, Path file, long lengthBefore) {
        String path = file.toString();
        long synced = lengthBefore;
        List<Range> dirty = new ArrayList<>();
        Map<String, Integer> syncing = new HashMap<>();
        for (String line : trace) {
            Matcher write = WRITE.matcher(line);
            Matcher sync = SYNC.matcher(line);
            Matcher end = SYNCED.matcher(line);
            int done = 0;
            if (write.matches() && write.group(1).equals(path)) {
                dirty.add(new Range(Long.parseLong(write.group(3)), Integer.parseInt(write.group(2))));
            } else if (sync.matches() && sync.group(2).equals(path)) {
                if (sync.group(3).startsWith(")")) {
                    done = dirty.size();
                } else {
                    syncing.put(sync.group(1), dirty.size());
                }
            } else if (end.matches() && syncing.containsKey(end.group(1))) {
                // What was written while it went on may have missed it.
                done = syncing.remove(end.group(1));
            }
            for (Range range : dirty.subList(0, done)) {
                synced = Math.max(synced, range.end());
            }
            dirty.subList(0, done).clear();
        }
        return new UnsyncedTail(synced, dirty);
    }

    /** Does to the file what the cut does. */
    void apply(Cut cut, Path file, Random random) throws IOException {
        if (cut == Cut.KEPT || dirty.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            switch (cut) {
                case KEPT -> throw new IllegalStateException("nothing to do");
                case LOST -> {
                    blank(channel, dirty);
                    channel.truncate(syncedBytes);
                }
                case TORN -> torn(channel, random);
                case ZEROS -> blank(channel, dirty);
                case GARBAGE -> {
                    for (Range range : dirty) {
                        garbage(channel, range, random);
                    }
                }
                case MIXED -> mixed(channel, random);
            }
        }
    }

    private void torn(FileChannel channel, Random random) throws IOException {
        int at = random.nextInt(dirty.size());
        Range torn = dirty.get(at);
        int kept = random.nextInt(torn.length());
        blank(channel, List.of(new Range(torn.from() + kept, torn.length() - kept)));
        blank(channel, dirty.subList(at + 1, dirty.size()));
        channel.truncate(Math.max(syncedBytes, torn.from() + kept));
    }

    private void mixed(FileChannel channel, Random random) throws IOException {
        for (Range range : dirty) {
            for (long at = range.from(); at < range.end(); at = (at / SECTOR_BYTES + 1) * SECTOR_BYTES) {
                long end = Math.min(range.end(), (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
                Range sector = new Range(at, (int) (end - at));
                switch (random.nextInt(3)) {
                    case 0 -> blank(channel, List.of(sector));
                    case 1 -> garbage(channel, sector, random);
                    default -> {
                        // It came.
                    }
                }
            }
        }
    }

    private static void blank(FileChannel channel, List<Range> ranges) throws IOException {
        for (Range range : ranges) {
            put(channel, range, new byte[range.length()]);
        }
    }

    private static void garbage(FileChannel channel, Range range, Random random) throws IOException {
        byte[] bytes = new byte[range.length()];
        random.nextBytes(bytes);
        put(channel, range, bytes);
    }

    private static void put(FileChannel channel, Range range, byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes), range.from());
    }
}
