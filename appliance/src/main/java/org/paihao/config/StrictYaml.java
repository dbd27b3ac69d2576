package org.paihao.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paihao.json.Json;

/** Reads YAML into records. Keys are lower-case-dashed; an unknown key, a wrong type or a missing key is an error. */
public final class StrictYaml {
    private static final ObjectMapper MAPPER = Json.configure(YAMLMapper.builder())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String name;
    private final String text;

    private StrictYaml(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The file's text, to be read.
     *
     * @throws ConfigException when the file can't be read
     */
    public static StrictYaml of(Path file) {
        try {
            return new StrictYaml(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException(file.toString(), 0, "the file can't be read (" + e.getMessage() + ")");
        }
    }

    /**
     * The file as a record.
     *
     * @throws ConfigException naming file, line and what is wrong
     */
    public <T> T read(Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new ConfigException(name, 1, "the file is empty");
            }
            return value;
        } catch (JsonMappingException e) {
            // The parser has read on when a mistake is found out: its line is that of the value, not of the parser.
            String path = path(e);
            throw path.isEmpty()
                    ? new ConfigException(name, line(e.getLocation()), sentence(e))
                    : at(path, sentence(e));
        } catch (JsonProcessingException e) {
            throw new ConfigException(name, Math.max(scannedTo(e), line(e.getLocation())), sentence(e));
        }
    }

    /** The YAML scanner tells the line in its words only: "in 'reader', line 2, column 1". */
    private static int scannedTo(JsonProcessingException e) {
        Matcher matcher = LINE.matcher(String.valueOf(e.getOriginalMessage()));
        int line = 1;
        while (matcher.find()) {
            line = Integer.parseInt(matcher.group(1));
        }
        return line;
    }

    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,7}), column");

    /** An error about the value at a path such as {@code services/3/zone}, with the line it stands in. */
    public ConfigException at(String path, String sentence) {
        Map<String, Integer> lines = lines();
        String known = path;
        while (!lines.containsKey(known) && known.contains("/")) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return new ConfigException(name, lines.getOrDefault(known, 1), sentence);
    }

    private static int line(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String sentence(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException u ->
                "unknown key '" + u.getPropertyName() + "'" + known(u.getKnownPropertyIds());
            case JsonMappingException n when missing(n) -> "key '" + last(n) + "' is missing" + under(n);
            case InvalidFormatException f -> key(f) + "'" + f.getValue() + "' can't be used: " + plain(f);
            case ValueInstantiationException v -> key(v) + cause(v);
            case JsonMappingException m -> key(m) + plain(m);
            default -> "this is not YAML: " + plain(e);
        };
    }

    private static boolean missing(JsonMappingException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Null value for creator property");
    }

    private static String last(JsonMappingException e) {
        String path = path(e);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String known(Collection<Object> known) {
        if (known == null || known.isEmpty()) {
            return "";
        }
        TreeSet<String> names = new TreeSet<>();
        known.forEach(name -> names.add(String.valueOf(name)));
        return "; possible here: " + String.join(", ", names);
    }

    private static String key(JsonMappingException e) {
        String path = path(e);
        return path.isEmpty() ? "" : "'" + path + "': ";
    }

    private static String under(JsonMappingException e) {
        String path = path(e);
        int cut = path.lastIndexOf('/');
        return cut < 0 ? "" : " in '" + path.substring(0, cut) + "'";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(path.isEmpty() ? "" : "/")
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return path.toString();
    }

    private static String cause(JsonMappingException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? plain(e) : cause.getMessage();
    }

    /** Jackson's own words without class names and positions, which help nobody at a hall. */
    private static String plain(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int detail = message.indexOf(": ");
        if (message.startsWith("Cannot deserialize value of type") && detail > 0) {
            message = message.substring(detail + 2);
        }
        return message.replaceAll("`[a-z.]*\\.([A-Za-z$]+)[^`]*`", "$1")
                .replaceAll("\\s*\\n.*", "")
                .strip();
    }

    private Map<String, Integer> lines() {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            parser.nextToken();
            walk(parser, "", lines);
        } catch (IOException e) {
            lines.put("", 1);
        }
        return lines;
    }

    private static void walk(JsonParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.put(path, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                walk(parser, path.isEmpty() ? key : path + "/" + key, lines);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                walk(parser, path + "/" + index, lines);
                index++;
            }
        }
    }
}
