package org.paihao.store;

/**
 * A row of the outbox.
 *
 * @param start which process start of this terminal made it; rows are sent in the order (start, seq)
 * @param body the CloudEvents JSON, ready to be sent
 */
public record StoredFact(long start, String epoch, long seq, byte[] body) {}
