package org.paihao.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.Id;
import org.paihao.core.time.BusinessDay;

/**
 * What a box knows of a token it gave to another system: never the token itself.
 *
 * @param id short, for logs
 * @param name who has it: {@code 一窗受理平台}
 * @param hash SHA-256 of the token, hexadecimal
 * @param counters where {@link ApiScope#CALLS_ACT} holds; every counter when empty
 * @param expires the last day it is good; for ever when empty
 * @param revoked true once it must not be used any more: the line stays, so that nobody wonders who it was
 */
public record ApiToken(
        String id,
        String name,
        String hash,
        List<ApiScope> scopes,
        Optional<List<CounterId>> counters,
        Optional<BusinessDay> expires,
        Optional<Boolean> revoked) {

    /** @throws IllegalArgumentException when the hash is none, or nothing is allowed */
    public ApiToken {
        Id.slug(id, "token");
        if (!Id.isHex(hash, 64)) {
            throw new IllegalArgumentException("a token's hash has 64 lower-case hexadecimal digits");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token without any scope is good for nothing");
        }
        scopes = List.copyOf(scopes);
        counters = counters.map(List::copyOf);
    }

    /** The hash of a token, which is all that is kept of it. */
    public static String hashOf(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the token; in the same time whatever differs. */
    public boolean is(String hashOfAsked) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hashOfAsked.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it may do something. */
    public boolean may(ApiScope scope) {
        return scopes.contains(scope);
    }

    /** Whether it may act at a counter, by the counter's id. */
    public boolean mayActAt(String counter) {
        return counters.isEmpty()
                || counters.get().stream().anyMatch(own -> own.value().equals(counter));
    }

    /** Whether its last day is over. */
    public boolean isExpired(BusinessDay today) {
        return expires.filter(last -> last.compareTo(today) < 0).isPresent();
    }

    /** Whether it was taken back. */
    public boolean isRevoked() {
        return revoked.orElse(false);
    }
}
