package org.paihao.device.sign;

/** A text to the bytes of a strip. */
public final class SignEncoder {
    private SignEncoder() {}

    /** @param sequence counts up with every text; only some strips look at it */
    public static byte[] encode(SignProfile profile, int sequence, String text) {
        return profile.frame().encode(profile.address(), sequence, fit(profile, text));
    }

    /** True when the strip cannot show all of the text. */
    public static boolean isClipped(SignProfile profile, String text) {
        return fit(profile, text).isClipped();
    }

    private static GbkText fit(SignProfile profile, String text) {
        return GbkText.of(text, Math.min(profile.cells(), profile.frame().maxBytes()));
    }
}
