package org.paihao.document;

import java.time.Duration;
import org.paihao.core.printjob.PrintLimits;

/**
 * Limits of checking one document. {@code wallTime} is for all steps together, {@code cpuSeconds} and {@code
 * memoryBytes} for each; the rewritten file may be larger than the upload, because compression differs.
 */
public record IntakeLimits(Duration wallTime, int cpuSeconds, long memoryBytes, int pagesMax, long cleanBytesMax) {
    /**
     * 600 MB of address space: 14–70 MB are really used by honest documents (measured), and a 2 GB board survives two.
     */
    private static final long MEMORY_BYTES_MAX = 600_000_000L;

    private static final int CPU_SECONDS_MAX = 20;

    public static IntakeLimits standard() {
        return new IntakeLimits(
                PrintLimits.CHECK_MAX.minusSeconds(
                        2), // the station gives up at CHECK_MAX: be earlier, with the true reason
                CPU_SECONDS_MAX,
                MEMORY_BYTES_MAX,
                PrintLimits.PAGES_MAX,
                2 * PrintLimits.UPLOAD_BYTES_MAX);
    }
}
