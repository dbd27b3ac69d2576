package org.paihao.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.config.ApplianceConfig.Role;
import org.paihao.core.label.Ordinals;

/** Reads and checks {@code appliance.yaml}. */
public final class ApplianceFile {
    private ApplianceFile() {}

    /**
     * The configuration in a file.
     *
     * @throws ConfigException naming file, line and what is wrong
     */
    public static ApplianceConfig read(Path file) {
        StrictYaml yaml = StrictYaml.of(file);
        ApplianceConfig config = yaml.read(ApplianceConfig.class);
        if (config.roles().isEmpty()) {
            throw yaml.at("roles", "a box needs at least one role");
        }
        if (!config.hall().matches("[a-z0-9-]{1,32}")) {
            throw yaml.at("hall", "the hall's id is not of the form [a-z0-9-]{1,32}");
        }
        if (config.is(Role.KIOSK)) {
            ordinal(yaml, config);
        }
        if ((config.is(Role.COUNTER) || config.is(Role.PAD)) && config.counter().isEmpty()) {
            throw yaml.at("roles", "a counter or pad needs the key 'counter': which counter of the plan it serves");
        }
        if (config.is(Role.HUB) && config.plan().isEmpty()) {
            throw yaml.at("roles", "the hub needs the key 'plan': the path of hall.yaml");
        }
        if (config.is(Role.PRINT_STATION) && config.hardware().ippPrinter().isEmpty()) {
            throw yaml.at("roles", "a print station needs a device 'ipp-printer'");
        }
        config.backups().ifPresent(backups -> {
            positive(yaml, "backups/every-minutes", backups.everyMinutes());
            positive(yaml, "backups/keep", backups.keep());
        });
        webhooks(yaml, config);
        port(yaml, "http/port", config.http().port());
        config.phone().ifPresent(phone -> port(yaml, "phone/port", phone.port()));
        return config;
    }

    private static void webhooks(StrictYaml yaml, ApplianceConfig config) {
        List<ApplianceConfig.Webhook> hooks = config.webhooks().orElse(List.of());
        if (!hooks.isEmpty() && !config.is(Role.HUB)) {
            throw yaml.at("webhooks", "only the hub tells other systems what happens");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < hooks.size(); i++) {
            if (!hooks.get(i).url().matches("https?://[^/?#@\\s]+([/?]\\S*)?")) {
                throw yaml.at("webhooks/" + i + "/url", "an address begins with http:// or https:// and names a host");
            }
            if (hooks.get(i).events().isEmpty()) {
                throw yaml.at("webhooks/" + i + "/events", "a webhook without an event is never told anything");
            }
            if (!ids.add(hooks.get(i).id())) {
                throw yaml.at(
                        "webhooks/" + i + "/id",
                        "two webhooks are called '" + hooks.get(i).id() + "'");
            }
        }
    }

    private static void ordinal(StrictYaml yaml, ApplianceConfig config) {
        if (config.ordinal().isEmpty()) {
            throw yaml.at(
                    "roles",
                    "a kiosk needs the key 'ordinal': " + Ordinals.KIOSK_MIN + " to " + Ordinals.KIOSK_MAX
                            + ", its own for ever");
        }
        int ordinal = config.ordinal().get();
        if (ordinal < Ordinals.KIOSK_MIN || ordinal > Ordinals.KIOSK_MAX) {
            throw yaml.at(
                    "ordinal", "a kiosk's ordinal lies within " + Ordinals.KIOSK_MIN + " and " + Ordinals.KIOSK_MAX);
        }
    }

    private static void positive(StrictYaml yaml, String path, Optional<Integer> number) {
        if (number.filter(value -> value < 1).isPresent()) {
            throw yaml.at(path, "a number above zero is needed");
        }
    }

    private static void port(StrictYaml yaml, String path, int port) {
        if (port < 0 || port > 65_535) {
            throw yaml.at(path, "a port lies within 0 and 65535");
        }
    }
}
