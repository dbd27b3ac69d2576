package org.paihao.store;

import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Issuer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.plan.HallPlan;

/**
 * What the books need to know of their box.
 *
 * @param hub whether this box keeps the hall's ledger: its own facts then go straight into it
 * @param start number of this process start, from {@link Books#open}
 * @param encode how a fact is written as bytes
 */
record BooksSettings(
        TerminalId terminal,
        boolean hub,
        long start,
        Supplier<HallPlan> plan,
        Supplier<Issuer> issuer,
        Function<FactRecord, byte[]> encode) {}
