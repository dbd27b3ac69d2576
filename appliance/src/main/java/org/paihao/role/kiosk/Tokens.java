package org.paihao.role.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.paihao.core.id.TicketId;

/**
 * The tokens in the QRs of slips: 128 bits nobody can guess, made from a secret of this box and the ticket's id, so
 * that a reprint carries the same one and nothing has to be stored. The hall only learns their digests.
 */
public final class Tokens {
    private final byte[] secret;

    /** @param secret 32 random bytes in hexadecimal, kept in this box's books */
    public Tokens(String secret) {
        this.secret = HexFormat.of().parseHex(secret);
    }

    /** The token of a ticket: 32 hexadecimal digits. */
    public String of(TicketId ticket) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(ticket.value().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The digest of a token, which is all that facts carry. */
    public static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
