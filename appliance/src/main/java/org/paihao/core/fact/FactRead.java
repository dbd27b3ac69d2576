package org.paihao.core.fact;

/** What bytes that came as a fact turned out to be. */
public sealed interface FactRead {
    /** A fact this version knows. */
    record Known(FactRecord record) implements FactRead {}

    /** A fact of a type this version does not know yet: its key is good, its data wait for an update. */
    record Unknown(FactKey key, String type) implements FactRead {}

    /** A good key, but data that its own type does not allow. */
    record Broken(FactKey key, String type, String reason) implements FactRead {}

    /** No fact at all. */
    record Rubbish(String reason) implements FactRead {}
}
