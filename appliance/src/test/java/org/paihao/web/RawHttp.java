package org.paihao.web;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to a box and back, without a client that would tidy them up. */
final class RawHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    static RawHttp to(int port) {
        return from(Optional.empty(), port);
    }

    /** A connection that comes from the given address of this machine. */
    static RawHttp from(Optional<InetAddress> source, int port) {
        try {
            Socket socket = new Socket();
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer; status 0 when the connection was closed without one. */
    record Answer(int status, String head, String body) {
        String contentType() {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                    .map(line -> line.substring(13).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    RawHttp write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes as much as the other side takes: one that has heard enough may close. */
    RawHttp write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            assert true : "the answer tells";
        }
        return this;
    }

    /** Says that nothing more will come. */
    RawHttp done() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            assert true : "closed by the other side already";
        }
        return this;
    }

    /** Lines of a stream, one by one. */
    BufferedReader lines() {
        try {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever comes until the other side closes; that it closes is waited for. */
    Answer toTheEnd() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8_192];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                all.write(chunk, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open after " + PATIENCE, e);
        } catch (IOException e) {
            // Reset: closed all the same; what came before counts.
        }
        return parse(all.toString(StandardCharsets.UTF_8));
    }

    /** One answer, by its length or its chunks; the connection may stay open. */
    Answer answer() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8_192];
            while (!whole(all.toString(StandardCharsets.ISO_8859_1))) {
                int read = in.read(chunk);
                if (read < 0) {
                    break;
                }
                all.write(chunk, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer after " + PATIENCE + ": " + all, e);
        } catch (IOException e) {
            // Reset: what came before counts.
        }
        return parse(all.toString(StandardCharsets.UTF_8));
    }

    private static boolean whole(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return text.length() >= end + 4 + Integer.parseInt(length.group(1));
        }
        return !head.contains("transfer-encoding: chunked") || text.endsWith("0\r\n\r\n");
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Answer(0, text, "");
        }
        return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }

    /** One request in one go, on a connection of its own. */
    static Answer ask(int port, String method, String path, Map<String, String> headers, String body) {
        return ask(Optional.empty(), port, method, path, headers, body);
    }

    static Answer ask(
            Optional<InetAddress> source,
            int port,
            String method,
            String path,
            Map<String, String> headers,
            String body) {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + path + " HTTP/1.1");
        if (!headers.containsKey("Host")) {
            lines.add("Host: 127.0.0.1:" + port);
        }
        lines.add("Connection: close");
        if (!body.isEmpty()) {
            lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            lines.add("Content-Type: application/json");
        }
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        try (RawHttp raw = from(source, port)) {
            return raw.write(String.join("\r\n", lines) + "\r\n\r\n" + body).answer();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
