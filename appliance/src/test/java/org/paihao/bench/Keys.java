package org.paihao.bench;

import java.util.HexFormat;
import java.util.Random;

/** Idempotency keys as pages make them: 128 random bits. */
final class Keys {
    private Keys() {}

    static String next(Random random) {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
