package org.paihao.store;

import org.paihao.role.Journal.Answer;

/** A stored answer and the digest of the request it was given to. */
public record StoredAnswer(String hash, Answer answer) {}
