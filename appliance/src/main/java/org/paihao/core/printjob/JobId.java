package org.paihao.core.printjob;

/** Opaque id of a print job: 1–32 characters of {@code a-z0-9-}, because it stands in addresses and facts. */
public record JobId(String value) {
    private static final int LENGTH_MAX = 32;

    public JobId {
        if (value.isEmpty() || value.length() > LENGTH_MAX || !value.chars().allMatch(JobId::allowed)) {
            throw new IllegalArgumentException("print job id must match [a-z0-9-]{1,32}");
        }
    }

    private static boolean allowed(int character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
