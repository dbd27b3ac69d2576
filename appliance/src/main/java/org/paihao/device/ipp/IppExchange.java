package org.paihao.device.ipp;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One IPP request and its answer over HTTP, bounded in time and size, with every failure as a value. */
final class IppExchange implements AutoCloseable {
    /** The whole set of a printer's attributes is 10–60 kB. */
    private static final long ANSWER_BYTES_MAX = 1024 * 1024;

    private static final int PORT = 631;
    private static final int OK = 200;

    private final HttpClient client;
    private final URI address;

    IppExchange(URI printer, Duration connectTimeout) {
        this.address = address(printer);
        // HTTP/1.1: the attempt to upgrade to HTTP/2 gains nothing and is one more thing a printer may get wrong.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** What came back. */
    sealed interface Reply {
        record Answer(IppPacket packet) implements Reply {}

        /** No connection: the printer has seen nothing of the request. */
        record NotSent(String why) implements Reply {}

        /** The request may have reached the printer. */
        sealed interface Lost extends Reply {
            String why();
        }

        /** The connection broke. */
        record Broken(String why) implements Lost {}

        /** No answer in time, or one that is not IPP. */
        record Useless(String why) implements Lost {}
    }

    static URI address(URI printer) {
        String scheme = switch (printer.getScheme()) {
            case "ipp" -> "http";
            case "ipps" -> "https";
            case String other -> throw new IllegalArgumentException("not an IPP address: " + other);
        };
        int port = printer.getPort() < 0 ? PORT : printer.getPort();
        return URI.create(scheme + "://" + printer.getHost() + ":" + port + printer.getRawPath());
    }

    /** A question, or a wish that may be uttered twice: asked anew once when the printer had closed the connection. */
    Reply ask(IppPacket request, Duration timeout) {
        byte[] bytes = encoded(request);
        Reply reply = post(BodyPublishers.ofByteArray(bytes), timeout);
        return reply instanceof Reply.Broken ? post(BodyPublishers.ofByteArray(bytes), timeout) : reply;
    }

    /** The request with a document behind it. Its length is known, so Content-Length is sent: some printers need it. */
    Reply send(IppPacket request, Path document, Duration timeout) {
        try {
            BodyPublisher head = BodyPublishers.ofByteArray(encoded(request));
            return post(BodyPublishers.concat(head, BodyPublishers.ofFile(document)), timeout);
        } catch (FileNotFoundException e) {
            return new Reply.NotSent("the document is gone");
        }
    }

    private Reply post(BodyPublisher body, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/ipp")
                .POST(body)
                .build();
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            // The future and not the request's own timeout, which would stop counting at the answer's headers.
            HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == OK
                    ? decoded(response.body())
                    : new Reply.Useless("HTTP " + response.statusCode());
        } catch (TimeoutException e) {
            return new Reply.Useless("no answer in " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean notSent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
            return notSent ? new Reply.NotSent("no connection") : new Reply.Broken("connection lost: " + cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Useless("interrupted");
        } finally {
            pending.cancel(true);
        }
    }

    static byte[] encoded(IppPacket request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IppOutputStream out = new IppOutputStream(bytes)) {
            out.write(request);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an answer. JIPP trusts lengths and nesting, so broken bytes come out as any runtime exception, and deep
     * collections as a stack overflow.
     */
    @SuppressWarnings("CatchingUnchecked") // whatever a printer's bytes do to the parser is the printer's failure
    static Reply decoded(byte[] bytes) {
        try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(bytes))) {
            return new Reply.Answer(in.readPacket());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Reply.Useless("the answer is not IPP: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
