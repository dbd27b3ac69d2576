package org.paihao.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Another system's receiver on loopback: it can refuse, hang, answer without end, and be gone for a while. */
public final class Receiver implements AutoCloseable {
    private final List<Delivery> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final Semaphore never = new Semaphore(0);
    private final int port;
    private volatile Mood mood = Mood.TAKES;
    private volatile int afterwards = Integer.MAX_VALUE;
    private Optional<Running> running = Optional.empty();

    private record Running(HttpServer server, ExecutorService threads) {}

    /** One that was taken. */
    public record Delivery(String body, long timestamp, String signature) {}

    /** What it does with what comes. */
    public enum Mood {
        TAKES,
        REFUSES,
        SENDS_ELSEWHERE,
        HANGS,
        /** It has it, and the hub never learns: that is what comes twice. */
        TAKES_WITHOUT_ANSWER,
        NEVER_ENDS
    }

    /** One that runs. */
    public Receiver() {
        this.port = begin(0);
    }

    /** Where events are posted. */
    public String url() {
        return "http://127.0.0.1:" + port + "/events";
    }

    /** From now on. */
    public void mood(Mood now) {
        mood = now;
    }

    /** After so many more deliveries it refuses all. */
    public void refuseAfter(int count) {
        afterwards = taken.size() + count;
    }

    /** What it has taken, in order. */
    public List<Delivery> taken() {
        return taken;
    }

    /** How often something came, taken or not. */
    public int tries() {
        return tries.get();
    }

    /** Gone: nobody listens any more. */
    public void stop() {
        running.ifPresent(gone -> {
            gone.server().stop(0);
            gone.threads().shutdownNow();
        });
        running = Optional.empty();
    }

    /** There again, at the same address. */
    public void start() {
        begin(port);
    }

    private int begin(int at) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 16);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/events", this::receive);
            server.start();
            running = Optional.of(new Running(server, threads));
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Mood now = taken.size() >= afterwards ? Mood.REFUSES : mood;
        if (now != Mood.TAKES_WITHOUT_ANSWER) {
            tries.incrementAndGet();
        }
        switch (now) {
            case TAKES -> {
                take(body, exchange);
                exchange.sendResponseHeaders(204, -1);
            }
            case TAKES_WITHOUT_ANSWER -> {
                take(body, exchange);
                tries.incrementAndGet();
                never.acquireUninterruptibly();
            }
            case REFUSES -> exchange.sendResponseHeaders(503, -1);
            case SENDS_ELSEWHERE -> {
                exchange.getResponseHeaders().set("Location", url());
                exchange.sendResponseHeaders(307, -1);
            }
            case HANGS -> never.acquireUninterruptibly();
            case NEVER_ENDS -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                never.acquireUninterruptibly();
            }
        }
        exchange.close();
    }

    private void take(String body, HttpExchange exchange) {
        taken.add(new Delivery(
                body,
                Long.parseLong(exchange.getRequestHeaders().getFirst("Paihao-Timestamp")),
                exchange.getRequestHeaders().getFirst("Paihao-Signature")));
    }

    @Override
    public void close() {
        never.release(1_000);
        stop();
    }
}
