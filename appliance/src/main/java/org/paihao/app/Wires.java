package org.paihao.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ConfigException;
import org.paihao.report.Backoff;
import org.paihao.report.MqttWire;
import org.paihao.report.Topics;
import org.paihao.report.Wire;
import org.paihao.report.WireSettings;

/** Opens the box's MQTT connection as its configuration says. */
final class Wires {
    private final Appliance.Start start;
    private final ApplianceConfig config;
    private final Topics topics;

    Wires(Appliance.Start start, ApplianceConfig config, Topics topics) {
        this.start = start;
        this.config = config;
        this.topics = topics;
    }

    /** @param will what the broker says on the box's state topic when the connection breaks */
    Wire.Opener opener(byte[] will) {
        return opener(
                new Wire.Message(topics.state(config.terminal()), will, 1, true, Optional.empty()),
                Backoff.spread(new Random()));
    }

    /** For the hub, which the others wait for. */
    Wire.Opener opener(Wire.Message will) {
        return opener(will, Backoff.atOnce(new Random()));
    }

    private Wire.Opener opener(Wire.Message will, Backoff backoff) {
        ApplianceConfig.Link link = config.link();
        Optional<WireSettings.Credentials> credentials = link.user()
                .map(user -> new WireSettings.Credentials(
                        user, link.passwordFile().map(this::secret).orElse("")));
        Optional<SSLContext> tls = link.tls()
                .map(files -> Pem.context(
                        start.folder().resolve(files.ca()),
                        start.folder().resolve(files.certificate()),
                        start.folder().resolve(files.key())));
        return (subscriptions, listener) -> MqttWire.open(
                new WireSettings(link.broker(), config.terminal().value(), credentials, tls, will, subscriptions),
                listener,
                backoff);
    }

    private String secret(Path file) {
        Path full = start.folder().resolve(file);
        try {
            return Files.readString(full).strip();
        } catch (IOException e) {
            throw new ConfigException(full.toString(), 0, "the password can't be read");
        }
    }
}
