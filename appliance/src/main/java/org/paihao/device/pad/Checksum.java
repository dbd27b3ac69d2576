package org.paihao.device.pad;

import java.util.Arrays;
import java.util.Optional;

/** The checks key pads use. */
public enum Checksum {
    XOR("xor", 1),
    SUM8("sum8", 1),
    /** Two's complement of the sum. */
    SUM8_NEG("sum8-neg", 1),
    /** Polynomial A001 reflected, start FFFF; 4B37 over "123456789". */
    CRC16_MODBUS("crc16-modbus", 2),
    /** Polynomial 1021, start FFFF; 29B1 over "123456789". */
    CRC16_CCITT("crc16-ccitt", 2);

    private final String word;
    private final int bytes;

    Checksum(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    public static Optional<Checksum> ofWord(String word) {
        return Arrays.stream(values()).filter(sum -> sum.word.equals(word)).findFirst();
    }

    int bytes() {
        return bytes;
    }

    int over(byte[] data, int from, int to) {
        int value = switch (this) {
            case XOR, SUM8, SUM8_NEG -> 0;
            case CRC16_MODBUS, CRC16_CCITT -> 0xFFFF;
        };
        for (int i = from; i < to; i++) {
            int b = data[i] & 0xFF;
            value = switch (this) {
                case XOR -> value ^ b;
                case SUM8, SUM8_NEG -> value + b;
                case CRC16_MODBUS -> modbus(value, b);
                case CRC16_CCITT -> ccitt(value, b);
            };
        }
        return switch (this) {
            case XOR, SUM8 -> value & 0xFF;
            case SUM8_NEG -> -value & 0xFF;
            case CRC16_MODBUS, CRC16_CCITT -> value & 0xFFFF;
        };
    }

    private static int modbus(int crc, int b) {
        int value = crc ^ b;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 1) != 0 ? (value >>> 1) ^ 0xA001 : value >>> 1;
        }
        return value;
    }

    private static int ccitt(int crc, int b) {
        int value = crc ^ (b << 8);
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 0x8000) != 0 ? (value << 1) ^ 0x1021 : value << 1;
        }
        return value;
    }
}
