package org.paihao.device.sign;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The byte languages of window strips; all texts are GBK. */
public enum SignFrame {
    /** {@code A0 90 ADDR A5 LH LL} then a colour byte after every character, then XOR from ADDR on. */
    A0_90("a0-90") {
        @Override
        byte[] encode(int address, int sequence, GbkText text) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (byte[] character : text.characters()) {
                body.writeBytes(character);
                body.write(RED);
            }
            Frame frame = new Frame().put(0xA0, 0x90, address, 0xA5, body.size() >> 8, body.size() & 0xFF);
            frame.put(body.toByteArray());
            return frame.put(frame.xor(2)).bytes();
        }
    },
    /** {@code AA ADDR BB 51 54 CK 01 00 99 00 63 text FF}; CK is the sum from the 01 to the FF. */
    AA_BB("aa-bb") {
        @Override
        byte[] encode(int address, int sequence, GbkText text) {
            Frame body = new Frame().put(0x01, 0x00, 0x99, 0x00, 0x63).put(text.bytes());
            body.put(0xFF);
            return new Frame()
                    .put(0xAA, address, 0xBB, 0x51, 0x54, body.sum())
                    .put(body.bytes())
                    .bytes();
        }
    },
    /** {@code ADDR FE LEN SEQ 86 3C 00 05 00 text 00} and CRC-16/XMODEM; LEN is the whole frame. */
    FE("fe") {
        @Override
        byte[] encode(int address, int sequence, GbkText text) {
            int length = 9 + text.bytes().length + 3;
            Frame frame = new Frame().put(address, 0xFE, length, sequence & 0xFF, 0x86, 0x3C, 0x00, 0x05, 0x00);
            frame.put(text.bytes()).put(0x00);
            int crc = frame.xmodem();
            return frame.put(crc >> 8, crc & 0xFF).bytes();
        }

        @Override
        int maxBytes() {
            return 255 - 12;
        }
    },
    /** {@code 80+ADDR, C0+((ADDR&C0)>>2), 'D', text, 1A}; no check. */
    D_1A("d-1a") {
        @Override
        byte[] encode(int address, int sequence, GbkText text) {
            Frame frame = new Frame().put(0x80 + (address & 0x3F), 0xC0 + ((address & 0xC0) >> 2), 'D');
            return frame.put(text.bytes()).put(0x1A).bytes();
        }
    };

    private static final int RED = 0;

    private final String word;

    SignFrame(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<SignFrame> ofWord(String word) {
        return Arrays.stream(values()).filter(frame -> frame.word.equals(word)).findFirst();
    }

    abstract byte[] encode(int address, int sequence, GbkText text);

    /** Longest text one frame can hold, in GBK bytes. */
    int maxBytes() {
        return 1000;
    }

    /** Bytes being put together. */
    private static final class Frame {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Frame put(int... bytes) {
            for (int b : bytes) {
                out.write(b);
            }
            return this;
        }

        Frame put(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        int sum() {
            int sum = 0;
            for (byte b : bytes()) {
                sum += b & 0xFF;
            }
            return sum & 0xFF;
        }

        int xor(int from) {
            byte[] bytes = bytes();
            int xor = 0;
            for (int i = from; i < bytes.length; i++) {
                xor ^= bytes[i] & 0xFF;
            }
            return xor;
        }

        /** Polynomial 1021, start 0. */
        int xmodem() {
            int crc = 0;
            for (byte b : bytes()) {
                crc ^= (b & 0xFF) << 8;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }
            }
            return crc & 0xFFFF;
        }
    }
}
