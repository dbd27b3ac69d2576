package org.paihao.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Stands between boxes and their broker, and hangs up when it is told to. */
final class Relay implements AutoCloseable {
    private final int port;
    private final ServerSocket door;
    private final List<Socket> open = new ArrayList<>();

    private Relay(int port, ServerSocket door) {
        this.port = port;
        this.door = door;
    }

    static Relay to(String uri) throws IOException {
        Relay relay = new Relay(URI.create(uri).getPort(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    /** The address to connect to instead of the broker's. */
    String uri() {
        return "tcp://127.0.0.1:" + door.getLocalPort();
    }

    /**
     * Ends every connection there is.
     *
     * @param abruptly by a reset, as when a box loses its power; else as a program that ends does
     */
    void cut(boolean abruptly) throws IOException {
        synchronized (open) {
            for (Socket socket : open) {
                if (abruptly) {
                    reset(socket);
                }
                socket.close();
            }
            open.clear();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It has just been closed at the other end.
            return;
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket box = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                box.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                synchronized (open) {
                    open.removeIf(Socket::isClosed);
                    open.add(box);
                    open.add(far);
                }
                Thread.ofVirtual().name("relay-out").start(() -> pump(box, far));
                Thread.ofVirtual().name("relay-in").start(() -> pump(far, box));
            }
        } catch (IOException e) {
            // The door was closed.
            close(door);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has hung up, or was made to.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut(false);
    }
}
