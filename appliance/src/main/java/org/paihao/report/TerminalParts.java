package org.paihao.report;

import java.util.function.Supplier;
import org.paihao.core.id.TerminalId;
import org.paihao.role.HubClock;
import org.paihao.role.PlanKeeper;
import org.paihao.store.Books;

/**
 * What a terminal's link needs of its box.
 *
 * @param state what the retained state topic says of this box, made anew for each publication
 */
public record TerminalParts(
        TerminalId self, Topics topics, Books books, PlanKeeper plans, HubClock clock, Supplier<byte[]> state) {}
