package org.paihao.document;

import java.time.Duration;

/**
 * What one sandboxed run may use. CPU time is whole seconds because the kernel counts it so; memory is address space,
 * so it also holds for what is never touched; output is what the tool may write to its standard output.
 */
public record SandboxLimits(Duration wallTime, int cpuSeconds, long memoryBytes, long outputBytes) {
    public SandboxLimits {
        if (wallTime.isNegative() || cpuSeconds < 1 || memoryBytes < 1 || outputBytes < 1) {
            throw new IllegalArgumentException("sandbox limits must be positive");
        }
    }
}
