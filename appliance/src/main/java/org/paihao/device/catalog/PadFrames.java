package org.paihao.device.catalog;

import java.util.Optional;
import org.paihao.device.pad.Checksum;
import org.paihao.device.pad.PadFrame;

/** The {@code frame} of a pad's profile. */
final class PadFrames {
    private static final int LONGEST = 64;

    private PadFrames() {}

    static PadFrame read(Fields frame) {
        Fields length = frame.fields("length");
        PadFrame.Length bytes = length.has("bytes")
                ? new PadFrame.Length.Fixed(length.number("bytes", 1, LONGEST))
                : new PadFrame.Length.InByte(
                        length.number("at", 0, LONGEST),
                        length.number("add", -LONGEST, LONGEST, 0),
                        length.number("min", 1, LONGEST),
                        length.number("max", 1, LONGEST));
        length.end();
        Fields key = frame.fields("key");
        int at = key.number("at", -LONGEST, LONGEST);
        int mask = key.number("mask", 1, 0xFF, 0xFF);
        key.end();
        PadFrame read = new PadFrame(hex(frame, "start"), hex(frame, "end"), bytes, at, mask, check(frame));
        frame.end();
        return read;
    }

    private static String hex(Fields frame, String key) {
        if (!frame.has(key)) {
            return "";
        }
        frame.hex(key);
        return frame.text(key);
    }

    private static Optional<PadFrame.Check> check(Fields frame) {
        if (!frame.has("checksum")) {
            return Optional.empty();
        }
        Fields check = frame.fields("checksum");
        String word = check.text("sum");
        PadFrame.Check read = new PadFrame.Check(
                Checksum.ofWord(word).orElseThrow(() -> check.error("there is no checksum called " + word)),
                check.number("from", -LONGEST, LONGEST),
                check.number("to", -LONGEST, LONGEST),
                check.number("at", -LONGEST, LONGEST),
                check.flag("high-byte-first", false));
        check.end();
        return Optional.of(read);
    }
}
