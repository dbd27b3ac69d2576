package org.paihao.simulate;

import org.paihao.report.Wire;
import org.paihao.role.Journal;
import org.paihao.role.hub.Ledger;
import org.paihao.role.kiosk.SlipPrinter;
import org.paihao.sim.disk.SimDisk;
import org.paihao.store.Medium;

/** Where a test puts something broken between the parts of a box, to see that it is found. Boxes go by their names. */
public interface Seams {
    /** A hall in which nothing is planted. */
    Seams NONE = new Seams() {};

    /** How a box connects. */
    default Wire.Opener wire(String box, Wire.Opener real) {
        return real;
    }

    /** The disk of a box that is built. */
    default void disk(String box, SimDisk real) {}

    /** The hall's ledger as the hub's link sees it. */
    default Ledger ledger(String box, Ledger real) {
        return real;
    }

    /** What its books are written on. */
    default Medium medium(String box, Medium real) {
        return real;
    }

    /** The books as its roles see them. */
    default Journal journal(String box, Journal real) {
        return real;
    }

    /** The idempotency key a page sends with one try of a touch. */
    default String touch(String key) {
        return key;
    }

    /** What prints its slips. */
    default SlipPrinter printer(String box, SlipPrinter real) {
        return real;
    }

    /** The ordinal its labels are made of. */
    default int ordinal(String box, int own) {
        return own;
    }

    /** The epoch of its next process. */
    default String epoch(String box, String fresh) {
        return fresh;
    }
}
