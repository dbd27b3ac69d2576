package org.paihao.report;

import java.nio.file.Path;
import org.paihao.config.HallFile;

/** The example hall. */
final class Plans {
    static final Path HOME = Path.of(System.getProperty("paihao.home", ".."));

    private Plans() {}

    static HallFile yunxi() {
        return HallFile.read(HOME.resolve("firmware-config/halls/yunxi/hall.yaml"));
    }
}
