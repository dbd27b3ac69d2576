package org.paihao.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paihao.config.HallFile;
import org.paihao.hall.OpenHall;

/** The example hall. */
final class Plans {
    static final Path HOME = Path.of(System.getProperty("paihao.home", ".."));

    private Plans() {}

    static HallFile yunxi() {
        try {
            Path copy = Files.createTempFile("hall", ".yaml");
            try {
                return HallFile.read(OpenHall.write(HOME, copy));
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
