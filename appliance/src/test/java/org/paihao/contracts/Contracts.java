package org.paihao.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The contract files as tests read them. To the world a schema allows fields it does not name, so that a newer box can
 * say more; here it does not: what a box says and no contract names is a mistake.
 */
final class Contracts {
    static final Path FOLDER = Path.of("src/main/resources/contracts");
    private static final String SCHEMAS = "https://paihao.org/contracts/schemas/";
    private static final String OPENAPI = "https://paihao.org/contracts/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode openapi;
    private final Map<String, JsonNode> schemas = new TreeMap<>();

    Contracts() {
        this.openapi = yaml("openapi.yaml");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER.resolve("schemas"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String name = FOLDER.resolve("schemas").relativize(file).toString();
                JsonNode tree = JSON.readTree(Files.readString(file));
                schemas.put(name, tree);
                texts.put(SCHEMAS + name, strict(tree.deepCopy()).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.put(OPENAPI, strict(openapi.deepCopy()).toString());
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    static JsonNode yaml(String name) {
        try {
            return YAML.readTree(Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All schema files by their path, as they stand. */
    Map<String, JsonNode> schemas() {
        return schemas;
    }

    JsonNode openapi() {
        return openapi;
    }

    /** What is wrong with a message by a schema file. */
    List<String> faults(String file, byte[] message) {
        return faults(SCHEMAS, file, message);
    }

    /** What is wrong with a value by a schema of the OpenAPI file, which is named from its root. */
    List<String> apiFaults(String pointer, byte[] value) {
        return faults(OPENAPI, "#" + pointer, value);
    }

    private List<String> faults(String base, String at, byte[] value) {
        return compiled
                .computeIfAbsent(base + at, iri -> registry.getSchema(SchemaLocation.of(iri)))
                .validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contracts::strict);
        return node;
    }
}
