package org.paihao.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * {@link Wire} over Paho 1.2.5. That client is not maintained, so it is a disposable pipe: a fresh one for every
 * connection, memory persistence, no automatic reconnect (its back-off is a static shared by all clients of a process),
 * callbacks that only hand on.
 */
public final class MqttWire implements Wire {
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int CONNECT_SECONDS = 3;
    private static final long WILL_DELAY_SECONDS = 5;
    /** MQTT 5, 3.14.2.1: another connection with the same client id. */
    private static final int SESSION_TAKEN_OVER = 0x8E;
    /** Protocol default when a broker says nothing. */
    private static final int RECEIVE_MAXIMUM_DEFAULT = 65_535;

    private static final Logger LOG = System.getLogger(MqttWire.class.getName());

    private final WireSettings settings;
    private final Listener listener;
    private final Backoff backoff;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable MqttAsyncClient client;
    /** Ends the present connection. */
    private volatile CountDownLatch breaker = new CountDownLatch(0);

    private MqttWire(WireSettings settings, Listener listener, Backoff backoff) {
        this.settings = settings;
        this.listener = listener;
        this.backoff = backoff;
        this.thread = Thread.ofVirtual().name("mqtt-" + settings.clientId()).unstarted(this::keepUp);
    }

    /** Begins to connect at once, and goes on trying until closed. */
    public static MqttWire open(WireSettings settings, Listener listener) {
        return open(settings, listener, Backoff.atOnce(new Random()));
    }

    /** As {@link #open(WireSettings, Wire.Listener)}, with pauses of the caller's choice. */
    public static MqttWire open(WireSettings settings, Listener listener, Backoff backoff) {
        MqttWire wire = new MqttWire(settings, listener, backoff);
        wire.thread.start();
        return wire;
    }

    @Override
    public boolean up() {
        MqttAsyncClient now = client;
        return now != null && now.isConnected();
    }

    @Override
    public void renew() {
        breaker.countDown();
    }

    @Override
    public boolean publish(Message message, Done done) {
        MqttAsyncClient now = client;
        if (now == null || !now.isConnected()) {
            return false;
        }
        try {
            now.publish(message.topic(), paho(message), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] reasons = token.getReasonCodes();
                    done.settled(reasons == null || reasons.length == 0 || reasons[0] < 0x80);
                }

                @Override
                public void onFailure(IMqttToken token, Throwable cause) {
                    done.settled(false);
                }
            });
            return true;
        } catch (MqttException | RuntimeException e) {
            // 32202: too many in flight; 32104: not connected any more; or the client is coming apart just now (it is
            // known to throw NullPointerException then). Either way it was not taken.
            return false;
        }
    }

    private static MqttMessage paho(Message message) {
        MqttMessage out = new MqttMessage(message.payload(), message.qos(), message.retain(), new MqttProperties());
        message.expiry().ifPresent(expiry -> out.getProperties().setMessageExpiryInterval(expiry.toSeconds()));
        return out;
    }

    private void keepUp() {
        try {
            Duration pause = backoff.first();
            while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = backoff.next(Duration.ofNanos(connectOnce()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connects, stays until the connection breaks or the wire is closed. Returns how long it stood. */
    private long connectOnce() {
        CountDownLatch lost = new CountDownLatch(1);
        boolean told = false;
        MqttAsyncClient fresh = null;
        long since = System.nanoTime();
        try {
            breaker = lost;
            if (closed.getCount() == 0) {
                return 0;
            }
            fresh = new MqttAsyncClient(settings.uri(), settings.clientId(), new MemoryPersistence());
            fresh.setCallback(new Callback(lost));
            IMqttToken token = fresh.connect(options());
            token.waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
            MqttProperties answered = token.getResponseProperties();
            Integer maximum = answered == null ? null : answered.getReceiveMaximum();
            client = fresh;
            subscribe(fresh);
            told = true;
            listener.up(maximum == null ? RECEIVE_MAXIMUM_DEFAULT : maximum);
            LOG.log(Level.INFO, "event=mqtt-up client=" + settings.clientId());
            listener.pushedOff();
            while (closed.getCount() > 0 && !lost.await(1, TimeUnit.SECONDS)) {
                if (!fresh.isConnected()) {
                    break;
                }
            }
        } catch (MqttException e) {
            LOG.log(
                    Level.DEBUG,
                    "event=mqtt-connect-failed client=" + settings.clientId() + " code=" + e.getReasonCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A defect in that client or in a listener must cost this connection, not the link.
            LOG.log(Level.ERROR, "event=mqtt-failed client=" + settings.clientId(), e);
        } finally {
            client = null;
            if (told) {
                listener.down();
                LOG.log(Level.INFO, "event=mqtt-down client=" + settings.clientId());
                listener.pushedOff();
            }
            end(fresh);
        }
        return System.nanoTime() - since;
    }

    private void subscribe(MqttAsyncClient fresh) throws MqttException {
        MqttSubscription[] wanted = settings.subscriptions().stream()
                .map(wish -> {
                    MqttSubscription subscription = new MqttSubscription(wish.filter(), 1);
                    subscription.setNoLocal(!wish.own());
                    return subscription;
                })
                .toArray(MqttSubscription[]::new);
        if (wanted.length == 0) {
            return;
        }
        IMqttToken token = fresh.subscribe(wanted);
        token.waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
        int[] reasons = token.getReasonCodes();
        for (int i = 0; reasons != null && i < Math.min(reasons.length, wanted.length); i++) {
            if (reasons[i] >= 0x80) {
                LOG.log(
                        Level.ERROR,
                        "event=mqtt-not-allowed client=" + settings.clientId() + " filter=" + wanted[i].getTopic()
                                + " code=" + reasons[i]);
            }
        }
    }

    private static void end(@Nullable MqttAsyncClient fresh) {
        if (fresh == null) {
            return;
        }
        try {
            fresh.disconnectForcibly(0, 200, false);
        } catch (MqttException e) {
            LOG.log(Level.TRACE, "event=mqtt-disconnect-failed", e);
        }
        try {
            fresh.close(true);
        } catch (MqttException e) {
            LOG.log(Level.TRACE, "event=mqtt-close-failed", e);
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        settings.credentials().ifPresent(credentials -> {
            options.setUserName(credentials.user());
            options.setPassword(credentials.password().getBytes(StandardCharsets.UTF_8));
        });
        options.setSocketFactory(settings.tls()
                .<SocketFactory>map(context -> PromptSockets.tls(context.getSocketFactory()))
                .orElseGet(PromptSockets::plain));
        MqttProperties willProperties = new MqttProperties();
        willProperties.setWillDelayInterval(WILL_DELAY_SECONDS);
        options.setWill(settings.will().topic(), paho(settings.will()));
        options.setWillMessageProperties(willProperties);
        return options;
    }

    @Override
    public void close() {
        // Not by interrupting: a client of Paho's that is closed while it connects leaves a thread that never ends.
        closed.countDown();
        breaker.countDown();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Callback implements MqttCallback {
        private final CountDownLatch lost;

        Callback(CountDownLatch lost) {
            this.lost = lost;
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            if (response.getReturnCode() == SESSION_TAKEN_OVER) {
                // The broker lets one client in under one id: somebody else has connected as this box.
                LOG.log(Level.ERROR, "event=mqtt-taken-over client=" + settings.clientId());
                listener.pushedOff();
            }
            lost.countDown();
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            LOG.log(Level.DEBUG, "event=mqtt-error code=" + exception.getReasonCode());
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            listener.message(topic, message.getPayload(), message.isRetained());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
