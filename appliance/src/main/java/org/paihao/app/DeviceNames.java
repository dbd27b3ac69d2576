package org.paihao.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.StrictYaml;
import org.paihao.device.catalog.DeviceCatalog;

/** Checks that every device a configuration names is a model of the catalog, of the right kind. */
final class DeviceNames {
    private DeviceNames() {}

    /** @throws org.paihao.config.ConfigException naming file and line of the first unknown one */
    static void check(Path file, ApplianceConfig config, DeviceCatalog catalog) {
        StrictYaml yaml = StrictYaml.of(file);
        ApplianceConfig.Devices devices = config.hardware();
        serial(yaml, "printer", devices.printer(), catalog::printer);
        serial(yaml, "scanner", devices.scanner(), catalog::scanner);
        serial(yaml, "pad", devices.pad(), catalog::pad);
        serial(yaml, "caller", devices.caller(), catalog::caller);
        serial(yaml, "sign", devices.sign(), catalog::sign);
        devices.gpio().ifPresent(gpio -> known(yaml, "gpio", gpio.model(), catalog::buttons));
    }

    private static void serial(
            StrictYaml yaml,
            String kind,
            Optional<ApplianceConfig.Serial> device,
            Function<String, ? extends Optional<?>> find) {
        device.ifPresent(named -> known(yaml, kind, named.model(), find));
    }

    private static void known(
            StrictYaml yaml, String kind, String model, Function<String, ? extends Optional<?>> find) {
        if (find.apply(model).isEmpty()) {
            throw yaml.at(
                    "devices/" + kind + "/model",
                    "there is no " + kind + " '" + model + "' in firmware-config/devices");
        }
    }
}
