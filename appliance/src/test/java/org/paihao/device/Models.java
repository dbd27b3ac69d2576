package org.paihao.device;

import java.nio.file.Path;
import org.paihao.device.catalog.DeviceCatalog;

/** The models that ship. */
public final class Models {
    private Models() {}

    public static DeviceCatalog catalog() {
        return DeviceCatalog.load(
                Path.of(System.getProperty("paihao.home", "..")).resolve("firmware-config/devices"));
    }
}
