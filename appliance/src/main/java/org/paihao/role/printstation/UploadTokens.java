package org.paihao.role.printstation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.PrintLimits;

/**
 * The random 128-bit tokens behind the station's QR codes. One is good for one document (a refused one may be followed
 * by another) and for fifteen minutes; the code on the screen is renewed after ten, so whoever scans it has five at
 * least. Not thread-safe.
 */
final class UploadTokens {
    static final Duration SHOWN_MAX = Duration.ofMinutes(10);
    private static final int BYTES = 16;
    private static final int REMEMBERED_MAX = 64;

    private final SecureRandom random;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private String shown = "";

    private record Token(Instant mintedAt, Use use) {}

    /** What a token has been used for. */
    sealed interface Use {
        record Unused() implements Use {}

        record Bound(JobId job) implements Use {}

        /** Its job has ended; what the phone may still read about it. */
        record Over(UploadView last) implements Use {}

        /** Never shown here, or too long ago. */
        record Unknown() implements Use {}
    }

    UploadTokens(SecureRandom random) {
        this.random = random;
    }

    /** The token to show now; a new one when the last was used or is getting old. */
    String shown(Instant at) {
        Token token = tokens.get(shown);
        boolean fresh = token != null
                && token.use() instanceof Use.Unused
                && age(token, at).compareTo(SHOWN_MAX) < 0;
        if (!fresh) {
            shown = random();
            tokens.put(shown, new Token(at, new Use.Unused()));
            if (tokens.size() > REMEMBERED_MAX) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        }
        return shown;
    }

    Use use(String value, Instant at) {
        Token token = tokens.get(value);
        if (token == null) {
            return new Use.Unknown();
        }
        boolean old = age(token, at).compareTo(PrintLimits.UPLOAD_TO_RELEASE_MAX) >= 0;
        return old && !(token.use() instanceof Use.Bound) ? new Use.Unknown() : token.use();
    }

    void bind(String value, JobId job) {
        replace(value, new Use.Bound(job));
    }

    void over(String value, UploadView last) {
        replace(value, new Use.Over(last));
    }

    /** 128 random bits as 32 lower-case hexadecimal digits; also the shape of job ids. */
    String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void replace(String value, Use use) {
        Optional.ofNullable(tokens.get(value)).ifPresent(token -> tokens.put(value, new Token(token.mintedAt(), use)));
    }

    private static Duration age(Token token, Instant at) {
        return Duration.between(token.mintedAt(), at);
    }
}
