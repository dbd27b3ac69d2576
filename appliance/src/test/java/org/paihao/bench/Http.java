package org.paihao.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One keep-alive connection. A plain socket: on two cores a client that works hard is measured along with the server.
 */
public final class Http implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    /** @param headers sent with each request, each ended by CR LF */
    public Http(int port, String headers) {
        this.headers = "Host: 127.0.0.1\r\n" + headers;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer; {@code cookie} is what a Set-Cookie said, without its attributes. */
    public record Answer(int status, String body, Optional<String> cookie) {
        /** @throws IllegalStateException when it is another status */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("status " + status + ": " + body);
            }
            return this;
        }
    }

    /** Asks. Throws {@link UncheckedIOException} when there is no answer. */
    public Answer get(String path) {
        return send("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n");
    }

    /** As {@link #get}, with a body of ASCII and the key a page retries under. */
    public Answer post(String path, String key, String body) {
        return send("POST " + path + " HTTP/1.1\r\n" + headers + "Idempotency-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private Answer send(String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(line().split(" ", -1)[1]);
            int length = 0;
            Optional<String> cookie = Optional.empty();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                String name = header.substring(0, colon);
                String value = header.substring(colon + 1).strip();
                if (name.equalsIgnoreCase("Content-Length")) {
                    length = Integer.parseInt(value);
                } else if (name.equalsIgnoreCase("Set-Cookie")) {
                    cookie = Optional.of(value.split(";", -1)[0]);
                }
            }
            return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8), cookie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the box has closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
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
