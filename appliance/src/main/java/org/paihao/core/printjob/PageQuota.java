package org.paihao.core.printjob;

/**
 * Pages that may still be printed today: granted = used + reserved + remaining, all ≥ 0. Pages are reserved when a job
 * is released, settled by the printer's own count when it ends, and what was not printed goes back.
 */
public record PageQuota(int grantedPages, int usedPages, int reservedPages) {
    public PageQuota {
        if (grantedPages < 0 || usedPages < 0 || reservedPages < 0 || usedPages + reservedPages > grantedPages) {
            throw new IllegalArgumentException(
                    "impossible quota: granted=" + grantedPages + " used=" + usedPages + " reserved=" + reservedPages);
        }
    }

    /** A day's quota of which some pages were printed before a restart; more used than granted counts as all used. */
    public static PageQuota of(int grantedPages, int usedPages) {
        return new PageQuota(grantedPages, Math.min(grantedPages, usedPages), 0);
    }

    public int remainingPages() {
        return grantedPages - usedPages - reservedPages;
    }

    PageQuota reserve(int pages) {
        return new PageQuota(grantedPages, usedPages, reservedPages + pages);
    }

    /** Gives back a reservation of which only {@code printedPages} came out. */
    PageQuota settle(int pagesReserved, int printedPages) {
        int charged = Math.min(pagesReserved, printedPages);
        return new PageQuota(grantedPages, usedPages + charged, reservedPages - pagesReserved);
    }

    /** A new day: nothing used; a job still printing keeps its reservation, even if the new grant is smaller. */
    PageQuota renew(int newGrantPages) {
        return new PageQuota(Math.max(newGrantPages, reservedPages), 0, reservedPages);
    }
}
