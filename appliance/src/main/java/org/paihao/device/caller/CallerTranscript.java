package org.paihao.device.caller;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays a line of a profile's transcript through the framer and tables that the driver uses.
 *
 * @param concluded keys as {@code call} or {@code call 27}, ratings as their level, {@code none} when there are none
 */
public record CallerTranscript(String concluded, List<Byte> acknowledged) {
    public CallerTranscript {
        acknowledged = List.copyOf(acknowledged);
    }

    public static CallerTranscript of(CallerProfile profile, byte[] bytes) {
        CallerCodec codec = new CallerCodec(profile);
        List<String> words = new ArrayList<>();
        ByteArrayOutputStream acknowledged = new ByteArrayOutputStream();
        for (CallerFrame frame : new CallerFramer().feed(bytes, bytes.length)) {
            acknowledged.writeBytes(codec.acknowledge(frame));
            codec.key(frame)
                    .map(key -> (key.action().word() + " " + key.digits()).strip())
                    .ifPresent(words::add);
            codec.rating(frame).ifPresent(level -> words.add(level.word()));
        }
        List<Byte> answer = new ArrayList<>();
        for (byte b : acknowledged.toByteArray()) {
            answer.add(b);
        }
        return new CallerTranscript(words.isEmpty() ? "none" : String.join(" ", words), answer);
    }
}
