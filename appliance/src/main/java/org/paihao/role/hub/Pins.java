package org.paihao.role.hub;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PINs as PBKDF2-HMAC-SHA256 hashes ({@code pbkdf2:iterations:salt:hash}): slow to guess, never stored in the clear.
 */
public final class Pins {
    /** A PIN has few digits, so each guess must cost something; sign-in happens a few times a day. */
    private static final int ITERATIONS = 120_000;

    private static final int HASH_BITS = 256;

    private Pins() {}

    /** The text to put into the plan for a PIN. */
    public static String hash(String pin, SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return "pbkdf2:" + ITERATIONS + ":" + HexFormat.of().formatHex(salt) + ":"
                + HexFormat.of().formatHex(derive(pin, salt, ITERATIONS));
    }

    /** Whether it is the PIN of this hash. False for a hash that is not of the known form. */
    public static boolean matches(String pin, String stored) {
        String[] parts = stored.split(":");
        if (parts.length != 4 || !parts[0].equals("pbkdf2")) {
            return false;
        }
        try {
            byte[] expected = HexFormat.of().parseHex(parts[3]);
            byte[] given = derive(pin, HexFormat.of().parseHex(parts[2]), Integer.parseInt(parts[1]));
            return MessageDigest.isEqual(expected, given);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(String pin, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
