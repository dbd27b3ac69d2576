package org.paihao.core.printjob;

/** What a person released: pages of the document, copies, sides. One page of one copy is one unit of the quota. */
public record PrintOrder(int pages, int copies, Sides sides) {
    public PrintOrder {
        if (pages < 1 || pages > PrintLimits.PAGES_MAX || copies < 1 || copies > PrintLimits.COPIES_MAX) {
            throw new IllegalArgumentException("print order out of limits: pages=" + pages + " copies=" + copies);
        }
    }

    /** Printed page sides this order asks for; what a printer calls impressions. */
    public int totalPages() {
        return pages * copies;
    }
}
