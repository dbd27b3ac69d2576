package org.paihao.role.hub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who has scanned the hall's screen is in the hall: its code is another one each minute. A phone that shows it gets a
 * grant of some minutes, which holds for its session only, to choose a service with. Nothing is stored.
 */
public final class Presence {
    /** So long somebody may look at the list of services. */
    static final Duration GRANT = Duration.ofMinutes(10);

    private static final int CODE_DIGITS = 20;

    private final byte[] secret;

    /** @param secret 32 random bytes in hexadecimal, kept in the hub's books */
    public Presence(String secret) {
        this.secret = HexFormat.of().parseHex(secret);
    }

    /** What the screen shows now. */
    public String code(Instant now) {
        return code(minute(now));
    }

    /** Whether the screen shows this code now, or did so a minute ago: who scans needs a moment. */
    public boolean isShown(String code, Instant now) {
        long minute = minute(now);
        return same(code, code(minute)) || same(code, code(minute - 1));
    }

    /** The right to take tickets for some minutes. */
    public String grant(String session, Instant now) {
        long until = now.plus(GRANT).getEpochSecond();
        return until + "." + mac("grant:" + session + ":" + until);
    }

    /** Whether a grant is this session's and not over. */
    public boolean isGranted(String grant, String session, Instant now) {
        int dot = grant.indexOf('.');
        if (!grant.matches("[0-9]{1,12}\\.[0-9a-f]{64}")) {
            return false;
        }
        long until = Long.parseLong(grant.substring(0, dot));
        return now.getEpochSecond() <= until && same(grant.substring(dot + 1), mac("grant:" + session + ":" + until));
    }

    private static long minute(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), 60);
    }

    private String code(long minute) {
        return mac("code:" + minute).substring(0, CODE_DIGITS);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
