package org.paihao.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies that are kept in a folder, the newest so many: the time in their names is their order. */
final class StampedFiles {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String STAMPS = "[0-9]{8}T[0-9]{6}Z";

    private final Path folder;
    private final String begin;
    private final String end;

    /**
     * @param begin what stands before the time in the names
     * @param end what stands after it
     */
    StampedFiles(Path folder, String begin, String end) {
        this.folder = folder;
        this.begin = begin;
        this.end = end;
    }

    /** The file of this moment, in UTC to the second. */
    Path at(Instant now) {
        return folder.resolve(begin + STAMP.format(now) + end);
    }

    /** Deletes all but the newest; files of other names are left alone. */
    void keepNewest(int keep) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(begin) + STAMPS + Pattern.quote(end));
        List<Path> mine;
        try (Stream<Path> files = Files.list(folder)) {
            mine = files.filter(file ->
                            name.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        }
        for (Path old : mine.subList(0, Math.max(0, mine.size() - keep))) {
            Files.delete(old);
        }
    }
}
