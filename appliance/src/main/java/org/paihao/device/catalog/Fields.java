package org.paihao.device.catalog;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of one mapping, each to be taken once; {@link #end()} complains about the ones nobody wanted. */
final class Fields {
    private final String file;
    private final YamlNode.Mapping node;
    private final Set<String> taken = new HashSet<>();

    Fields(String file, YamlNode.Mapping node) {
        this.file = file;
        this.node = node;
    }

    boolean has(String key) {
        return node.entries().containsKey(key);
    }

    String text(String key) {
        return scalar(key).text();
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    int number(String key, int min, int max) {
        YamlNode.Scalar scalar = scalar(key);
        try {
            int value = Integer.decode(scalar.text());
            if (value < min || value > max) {
                throw error(scalar, key + " is " + value + ", it must be " + min + " to " + max);
            }
            return value;
        } catch (NumberFormatException e) {
            throw error(scalar, key + " must be a number, not \"" + scalar.text() + "\"");
        }
    }

    int number(String key, int min, int max, int otherwise) {
        return has(key) ? number(key, min, max) : otherwise;
    }

    Duration millis(String key, int min, int max, int otherwise) {
        return Duration.ofMillis(number(key, min, max, otherwise));
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        YamlNode.Scalar scalar = scalar(key);
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(scalar, key + " must be true or false, not \"" + scalar.text() + "\"");
        };
    }

    /** One of the constants of an enum, written lower-case-dashed. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        YamlNode.Scalar scalar = scalar(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> dashed(value).equals(scalar.text()))
                .findFirst()
                .orElseThrow(() -> error(
                        scalar,
                        key + " must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Fields::dashed)
                                        .collect(Collectors.joining(", "))
                                + ", not \"" + scalar.text() + "\""));
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        return has(key) ? word(key, type) : otherwise;
    }

    private static String dashed(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Bytes written as hex with spaces: {@code "1B 40"}. */
    byte[] hex(String key) {
        YamlNode.Scalar scalar = scalar(key);
        return hex(scalar, scalar.text());
    }

    byte[] hex(YamlNode at, String text) {
        try {
            return HexFormat.of().parseHex(text.replace(" ", ""));
        } catch (IllegalArgumentException e) {
            throw error(at, "\"" + text + "\" is not bytes in hex");
        }
    }

    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        return items(key).stream().map(item -> scalar(key, item).text()).toList();
    }

    List<YamlNode> items(String key) {
        YamlNode value = value(key);
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        throw error(value, key + " must be a list");
    }

    Fields fields(String key) {
        return fields(key, value(key));
    }

    Fields fields(String key, YamlNode value) {
        if (value instanceof YamlNode.Mapping mapping) {
            return new Fields(file, mapping);
        }
        throw error(value, key + " must have keys of its own");
    }

    /** A table of scalars. */
    Map<String, YamlNode> table(String key) {
        YamlNode value = value(key);
        if (value instanceof YamlNode.Mapping mapping) {
            return mapping.entries();
        }
        throw error(value, key + " must be a table");
    }

    YamlNode.Scalar scalar(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw error(value, key + " must be a single value");
    }

    private YamlNode.Scalar scalar(String key) {
        return scalar(key, value(key));
    }

    private YamlNode value(String key) {
        YamlNode value = node.entries().get(key);
        if (value == null) {
            throw error(node, "the key " + key + " is missing");
        }
        taken.add(key);
        return value;
    }

    /** To be called when everything known has been taken. */
    void end() {
        node.entries().forEach((key, value) -> {
            if (!taken.contains(key)) {
                throw error(value, "there is no key " + key + " here");
            }
        });
    }

    int line() {
        return node.line();
    }

    ProfileException error(YamlNode at, String sentence) {
        return new ProfileException(file, at.line(), sentence);
    }

    ProfileException error(String sentence) {
        return new ProfileException(file, node.line(), sentence);
    }
}
