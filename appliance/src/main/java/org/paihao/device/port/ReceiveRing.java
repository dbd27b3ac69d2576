package org.paihao.device.port;

/** A bounded ring of received bytes; what does not fit stays in the kernel, where flow control sees it. */
final class ReceiveRing {
    private static final int CAPACITY_BYTES = 16 * 1024;

    private final byte[] ring = new byte[CAPACITY_BYTES];
    private int start;
    private int size;

    int room() {
        return CAPACITY_BYTES - size;
    }

    void put(byte[] bytes) {
        for (byte b : bytes) {
            ring[(start + size) % CAPACITY_BYTES] = b;
            size++;
        }
    }

    int take(byte[] into) {
        int count = Math.min(into.length, size);
        for (int i = 0; i < count; i++) {
            into[i] = ring[(start + i) % CAPACITY_BYTES];
        }
        start = (start + count) % CAPACITY_BYTES;
        size -= count;
        return count;
    }
}
