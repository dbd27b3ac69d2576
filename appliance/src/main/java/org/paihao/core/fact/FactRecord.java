package org.paihao.core.fact;

import java.time.Instant;

/**
 * A fact with all that must be known about it.
 *
 * @param at hall time as the terminal knew it when it happened
 * @param planVersion version of the hall plan the terminal went by, 0 when it had none
 */
public record FactRecord(FactKey key, Instant at, long planVersion, Fact fact) {}
