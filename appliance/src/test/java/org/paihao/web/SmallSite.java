package org.paihao.web;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.paihao.core.Text;
import org.paihao.core.message.HubReply;
import org.paihao.web.view.BoxView;

/** A site without a box behind it: who it is, and signing in. */
final class SmallSite implements AutoCloseable {
    static final String EPOCH = "00112233445566ff";
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<String> name = new AtomicReference<>("one");
    private final String terminal;
    private final Site site;
    private final Server server;

    private SmallSite(String terminal, Site.Manner manner, List<Probe> probes, List<Gauge> gauges) {
        this.terminal = terminal;
        this.site = new Site(
                Path.of("../ui-web/dist"),
                new Sessions(new SecureRandom(), Instant::now),
                Site.Tokens.NONE,
                this::box,
                manner);
        site.signIn((staff, pin) -> Optional.of(new HubReply.SignedIn("x", "staff")), Optional.empty());
        site.observe(probes, gauges);
        this.server = site.start(new Server.Address("127.0.0.1", 0), Optional.empty());
    }

    static SmallSite of(Duration beat, int streamsMax, Duration silence) {
        Views.Pace pace = new Views.Pace(beat, streamsMax);
        return new SmallSite("small", new Site.Manner(EPOCH, pace, pace, silence), List.of(), List.of());
    }

    static SmallSite observed(String terminal, List<Probe> probes, List<Gauge> gauges) {
        return new SmallSite(terminal, Site.Manner.of(EPOCH), probes, gauges);
    }

    private BoxView box() {
        return new BoxView(
                terminal,
                Text.same(name.get()),
                Text.same("hall"),
                List.of(),
                Optional.empty(),
                false,
                "UTC",
                OffsetDateTime.ofInstant(SINCE, ZoneOffset.UTC),
                new BoxView.LinkView("up", SINCE),
                Optional.empty());
    }

    /** Changes what its one view shows. */
    void rename(String to) {
        name.set(to);
        site.changed();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
