package org.paihao.hook;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.paihao.core.fact.FactRead;
import org.paihao.core.fact.FactRecord;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Ledger;

/**
 * Tells one receiver what the ledger has, in the ledger's order, each event at least once: the place it has come to is
 * kept in the books after each delivery, and an event that is not taken is sent again before any later one. A new hook
 * begins with what happens from then on.
 */
public final class Hook implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Hook.class.getName());
    private static final int ROWS = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** The books wake it; this is for a wake that came between two looks. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final HookSettings settings;
    private final HookPace pace;
    private final String hall;
    private final HookSource source;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Semaphore news = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private volatile Optional<Failing> failing = Optional.empty();
    private long position;

    /** Since when a receiver has taken nothing, and what it did last. */
    public record Failing(Instant since, String last) {}

    private Hook(HookSettings settings, HookPace pace, String hall, HookSource source, InstantSource clock) {
        this.settings = settings;
        this.pace = pace;
        this.hall = hall;
        this.source = source;
        this.clock = clock;
        this.position = source.kept(key()).map(Long::parseLong).orElseGet(source::end);
        this.thread = Thread.ofVirtual().name("hook-" + settings.id()).unstarted(this::run);
    }

    /** Begins to deliver. */
    public static Hook open(HookSettings settings, HookPace pace, String hall, HookSource source, InstantSource clock) {
        Hook hook = new Hook(settings, pace, hall, source, clock);
        if (source.kept(hook.key()).isEmpty()) {
            hook.keepPosition();
        }
        hook.thread.start();
        return hook;
    }

    private String key() {
        return "webhook:" + settings.id();
    }

    public String id() {
        return settings.id();
    }

    /** The books may have something new. Cheap; from any thread. */
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Failing for so long that a person should know. */
    public Optional<Failing> dead() {
        Instant now = clock.instant();
        return failing.filter(known -> !now.isBefore(known.since().plus(pace.alarm())));
    }

    private void run() {
        try {
            while (!closing) {
                if (!round()) {
                    boolean woken = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.log(Level.TRACE, "event=hook-looks hook=" + settings.id() + " woken=" + woken);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "event=hook-ends hook=" + settings.id());
        }
    }

    /** Delivers what there is. Returns whether there was anything. */
    private boolean round() throws InterruptedException {
        List<Ledger.Numbered> rows;
        try {
            rows = source.after(position, ROWS);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "event=hook-cannot-read hook=" + settings.id(), e);
            return false;
        }
        for (Ledger.Numbered row : rows) {
            Optional<byte[]> body = body(row);
            if (body.isPresent()) {
                deliver(body.get());
                if (closing) {
                    return false;
                }
            }
            position = row.id();
            if (body.isPresent()) {
                keepPosition();
            }
        }
        return !rows.isEmpty();
    }

    private Optional<byte[]> body(Ledger.Numbered row) {
        return source.read(row) instanceof FactRead.Known(FactRecord record)
                ? HookEvents.body(hall, record, settings.events())
                : Optional.empty();
    }

    /** Returns when the receiver has taken it, or when this hook is closed. */
    private void deliver(byte[] body) throws InterruptedException {
        Duration pause = pace.first();
        while (!closing) {
            Optional<String> trouble = post(body);
            if (trouble.isEmpty()) {
                failing.ifPresent(known ->
                        LOG.log(Level.INFO, "event=hook-recovered hook=" + settings.id() + " since=" + known.since()));
                failing = Optional.empty();
                return;
            }
            if (failing.isEmpty()) {
                LOG.log(Level.WARNING, "event=hook-failing hook=" + settings.id() + " cause=" + trouble.get());
            }
            Instant since = failing.map(Failing::since).orElseGet(clock::instant);
            failing = Optional.of(new Failing(since, trouble.get()));
            if (end.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pace.after(pause);
        }
    }

    /** Empty when it was taken, else what went wrong. */
    private Optional<String> post(byte[] body) throws InterruptedException {
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "application/json")
                .header("User-Agent", "paihao")
                .header("Paihao-Timestamp", Long.toString(timestamp))
                .header("Paihao-Signature", Signature.of(settings.secret(), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // From the first byte to the last: a receiver that never ends its answer is one that hangs.
            int status =
                    answer.get(pace.answer().toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("no answer in time");
        } catch (ExecutionException e) {
            return Optional.of(e.getCause() instanceof IOException ? "not reached" : String.valueOf(e.getCause()));
        }
    }

    private void keepPosition() {
        try {
            source.keep(key(), Long.toString(position));
        } catch (StoreException e) {
            // What is not kept is sent again after a restart: at least once.
            LOG.log(Level.WARNING, "event=hook-position-not-kept hook=" + settings.id(), e);
        }
    }

    @Override
    public void close() {
        closing = true;
        end.release();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
