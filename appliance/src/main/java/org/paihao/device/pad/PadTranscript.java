package org.paihao.device.pad;

import java.util.Optional;
import java.util.stream.Collectors;

/** Replays a line of a profile's transcript through the framer that the driver uses. */
public final class PadTranscript {
    private PadTranscript() {}

    /** The levels of the presses in these bytes, with a space between; {@code none} when there are none. */
    public static String conclude(PadProfile profile, byte[] bytes) {
        String levels = new PadFramer(profile.frame(), profile.gap().toNanos())
                .feed(bytes, bytes.length, 0).stream()
                        .flatMap(key -> Optional.ofNullable(profile.keys().get(key)).stream())
                        .map(RatingLevel::word)
                        .collect(Collectors.joining(" "));
        return levels.isEmpty() ? "none" : levels;
    }
}
