package org.paihao.report;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paihao.core.id.TerminalId;
import org.paihao.role.HallClock;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;
import org.paihao.role.hub.Term;

/**
 * What the hub's link needs of its box.
 *
 * @param epoch of this process: how a hub knows its own word when it comes back, and which of two in one term stays
 * @param state the box's own retained state, made anew for each publication
 * @param taken hears of new facts, and of what is alarming about them or about the link
 */
public record HubParts(
        TerminalId self,
        String epoch,
        Topics topics,
        Hub hub,
        Term term,
        Ledger ledger,
        HallClock clock,
        Supplier<byte[]> state,
        Consumer<Ingest.Taken> taken) {}
