package org.paihao.device.ipp;

/**
 * One print. {@code jobName} stands on the printer's panel and in its log: an opaque id, never a person's file name.
 */
public record DocumentOrder(String jobName, int pages, int copies, boolean twoSided) {
    public DocumentOrder {
        if (pages < 1 || copies < 1) {
            throw new IllegalArgumentException("pages=" + pages + " copies=" + copies);
        }
    }

    /** Page sides to come out; IPP's job-impressions. */
    public int impressions() {
        return pages * copies;
    }
}
