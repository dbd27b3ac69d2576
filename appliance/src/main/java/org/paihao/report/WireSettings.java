package org.paihao.report;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to reach the broker.
 *
 * @param uri {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId the terminal's id
 * @param will sent by the broker some seconds after the connection broke
 * @param subscriptions what to hear
 */
public record WireSettings(
        String uri,
        String clientId,
        Optional<Credentials> credentials,
        Optional<SSLContext> tls,
        Wire.Message will,
        List<Wire.Subscription> subscriptions) {
    public WireSettings {
        subscriptions = List.copyOf(subscriptions);
    }

    /** User name and password, where the hall has no certificates. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }
}
