package org.paihao.role.printstation;

import org.jspecify.annotations.Nullable;

/**
 * What the phone's page shows; the hall's name is added by whoever knows the plan. {@code state}: waiting, uploading,
 * checking, ready, printing, done, failed, expired.
 */
public record UploadView(
        String state,
        @Nullable String name,
        @Nullable Integer pages,
        @Nullable String reason,
        long maxBytes) {}
