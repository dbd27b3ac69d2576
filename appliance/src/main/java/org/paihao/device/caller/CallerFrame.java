package org.paihao.device.caller;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * One frame on the bus: {@code FF 68 L L 68 ADDR FUNC DATA… CS 16}, L = 2 + length of DATA, CS = sum from ADDR to the
 * end of DATA.
 */
record CallerFrame(int address, int function, List<Integer> data) {
    /** FUNC of a rating. */
    static final int RATING = 0x11;

    CallerFrame {
        data = List.copyOf(data);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 2 + data.size();
        out.write(0xFF);
        out.write(0x68);
        out.write(length);
        out.write(length);
        out.write(0x68);
        out.write(address);
        out.write(function);
        data.forEach(out::write);
        out.write(sum());
        out.write(0x16);
        return out.toByteArray();
    }

    /** The short form without FF and without data that one family of evaluators wants as acknowledge. */
    static byte[] shortForm(int address, int function) {
        return new byte[] {0x68, 0x02, 0x02, 0x68, (byte) address, (byte) function, (byte) (address + function), 0x16};
    }

    private int sum() {
        int sum = address + function;
        for (int b : data) {
            sum += b;
        }
        return sum & 0xFF;
    }
}
