package org.paihao.app;

import java.util.HexFormat;

/** What a box keeps to itself in its books. */
final class Secrets {
    /** What the tokens of this box's tickets are made with. */
    static final String TOKENS = "token-secret";

    private static final int BYTES = 32;

    private Secrets() {}

    /** 32 random bytes in hexadecimal under a name: made once, the same from then on. */
    static String kept(Appliance.Core core, String name) {
        return core.books().kept(name).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            core.random().nextBytes(bytes);
            String fresh = HexFormat.of().formatHex(bytes);
            core.books().commit(entry -> {
                entry.keep(name, fresh);
                return Boolean.TRUE;
            });
            return fresh;
        });
    }
}
