package org.paihao.core.plan;

import org.paihao.core.Text;

/**
 * Why staff did something out of the ordinary.
 *
 * @param id {@code [a-z0-9-]{1,32}}: what facts carry
 * @param name what staff touch
 */
public record Reason(String id, Text name) {
    /** @throws IllegalArgumentException when the id is not of that form */
    public Reason {
        if (!id.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("a reason's id has 1 to 32 lower-case letters, digits and dashes");
        }
    }
}
