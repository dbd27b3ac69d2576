package org.paihao.core.message;

import org.paihao.core.id.TicketId;

/** What the hub tells one terminal ({@code …/cmd}, expires, never retained): safe to hear twice, safe to miss. */
public sealed interface Directive {

    /** A phone has opened the ticket's page: its citizen needs no slip any more. */
    record PhoneHasIt(TicketId ticket) implements Directive {}

    /**
     * Print who waits, a slip for each service: the hall may have to go on by hand.
     *
     * @param order of whoever asks: the same order is printed once
     */
    record PrintLists(String order) implements Directive {}

    /** Where phones may take a ticket now: a screen shows it as a QR. Another one each minute. */
    record PhoneEntry(String address) implements Directive {}
}
