package org.paihao.web;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One question {@code /observe/health} asks of the box.
 *
 * @param alive whether a box that fails it is to be restarted ({@code /observe/health/live}); else it lives, but
 *     somebody should look ({@code /observe/health/ready})
 * @param look answers within seconds
 */
public record Probe(String name, boolean alive, Supplier<Finding> look) {

    /** The answer: details are for whoever stands before the box, without visitor data. */
    public record Finding(boolean well, Map<String, String> details) {
        public Finding {
            details = Map.copyOf(details);
        }
    }
}
