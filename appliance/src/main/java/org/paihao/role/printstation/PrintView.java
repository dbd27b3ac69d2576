package org.paihao.role.printstation;

import org.jspecify.annotations.Nullable;

/** What the station's page shows, field by field as in the pages' contract; a null here is the contract's null. */
public record PrintView(
        Printer printer,
        int quotaPages,
        @Nullable String uploadUrl,
        @Nullable Job job) {
    /**
     * {@code state}: ready, attention, fault, absent. {@code reason}: paper-out, jam, cover-open, supply-empty,
     * attention, gone, no-pdf.
     */
    public record Printer(String state, @Nullable String reason) {}

    /**
     * {@code state}: uploading, checking, ready, printing, done, failed. {@code pages} is null until the check has
     * passed; {@code previewUrl} is null before, and again when the job has ended, because the file is gone then.
     * {@code printed} and {@code total} are page sides.
     */
    public record Job(
            String id,
            String state,
            String name,
            @Nullable Integer pages,
            @Nullable String previewUrl,
            int copies,
            String sides,
            int printed,
            int total,
            @Nullable String reason,
            @Nullable Integer wipedInSeconds) {}
}
