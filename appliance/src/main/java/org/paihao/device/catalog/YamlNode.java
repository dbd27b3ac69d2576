package org.paihao.device.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document that remembers its lines, so that an error can point at them. Lines count from 1. */
sealed interface YamlNode {
    int line();

    /** Keys in the order of the file. */
    record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param quoted written in quotes: it is text, whatever it looks like */
    record Scalar(String text, boolean quoted, int line) implements YamlNode {}
}
