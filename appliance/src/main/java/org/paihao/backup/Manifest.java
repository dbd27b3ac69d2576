package org.paihao.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * What a backup says of itself, before anything of it is put in place.
 *
 * @param format 1
 * @param terminal the box whose books these are
 * @param takenAt by the box's clock
 * @param term of the hub's reign; empty on any other box
 * @param facts in its ledger
 * @param sha256 of the database, hexadecimal
 */
public record Manifest(
        int format, String terminal, String hall, Instant takenAt, Optional<Long> term, long facts, String sha256) {
    static final int FORMAT = 1;
}
