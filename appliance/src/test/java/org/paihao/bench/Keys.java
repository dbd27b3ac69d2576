package org.paihao.bench;

import java.util.HexFormat;
import java.util.Random;

/** Idempotency keys as pages make them: 128 random bits. */
public final class Keys {
    private Keys() {}

    /** A key nobody has used. */
    public static String next(Random random) {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
