package org.paihao.device.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Replays a line of a profile's transcript through the framer and decoder that the driver uses. */
public final class ScanTranscript {
    private ScanTranscript() {}

    /** The texts of the scans in these bytes, a quiet gap at the end, one a line; {@code none} when there are none. */
    public static String conclude(ScannerProfile profile, byte[] bytes) {
        ScanFramer framer = new ScanFramer(profile.gap().toNanos());
        ScanDecoder decoder = new ScanDecoder(profile);
        List<byte[]> frames = new ArrayList<>(framer.feed(bytes, bytes.length, 0));
        frames.addAll(framer.idle(profile.gap().toNanos()));
        String texts = frames.stream()
                .flatMap(frame -> decoder.decode(frame).stream())
                .map(Scan::text)
                .collect(Collectors.joining("\n"));
        return texts.isEmpty() ? "none" : texts;
    }
}
