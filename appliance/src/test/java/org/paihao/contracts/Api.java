package org.paihao.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The OpenAPI file as a list of operations. */
final class Api {
    private final Contracts contracts;
    private final List<Operation> operations = new ArrayList<>();

    Api(Contracts contracts) {
        this.contracts = contracts;
        contracts
                .openapi()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (entry.getValue().has("x-access")) {
                        operations.add(new Operation(path.getKey(), entry.getKey(), entry.getValue()));
                    }
                }));
    }

    /** One operation: its path with the names of its parameters in braces, and its method in lower case. */
    record Operation(String path, String method, JsonNode spec) {
        String access() {
            return spec.get("x-access").asText();
        }

        boolean phone() {
            return spec.get("tags").get(0).asText().equals("phone");
        }

        /** As the code's table has it. */
        String line() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        private boolean holds(String asked) {
            String[] mine = path.split("/", -1);
            String[] theirs = asked.split("/", -1);
            if (mine.length != theirs.length) {
                return false;
            }
            for (int i = 0; i < mine.length; i++) {
                if (!mine[i].startsWith("{") && !mine[i].equals(theirs[i])) {
                    return false;
                }
            }
            return true;
        }

        private long literals() {
            return path.chars().filter(letter -> letter == '{').count();
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation a request is for; the one with the fewest parameters where several fit. */
    Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method) && operation.holds(path))
                .min((a, b) -> Long.compare(a.literals(), b.literals()));
    }

    /** What is wrong with an answer by the file: status, content type and body. */
    List<String> faults(String method, String path, Answer answer) {
        Optional<Operation> operation = find(method, path);
        if (operation.isEmpty()) {
            return List.of("there is no such operation");
        }
        String status = Integer.toString(answer.status());
        JsonNode promised = operation.get().spec().at("/responses/" + status);
        if (promised.isMissingNode()) {
            return List.of("the status " + status + " is not promised: " + answer.text());
        }
        String pointer = "/paths/" + operation.get().path().replace("/", "~1") + "/"
                + operation.get().method() + "/responses/" + status;
        if (promised.has("$ref")) {
            pointer = promised.get("$ref").asText().substring(1);
            promised = contracts.openapi().at(pointer);
        }
        JsonNode content = promised.path("content");
        if (content.isMissingNode()) {
            return answer.body().length == 0 ? List.of() : List.of("no body is promised");
        }
        String type = answer.contentType().split(";")[0];
        if (!content.has(type)) {
            return List.of("the content type " + type + " is not promised");
        }
        return content.get(type).has("schema")
                ? contracts.apiFaults(pointer + "/content/" + type.replace("/", "~1") + "/schema", answer.body())
                : List.of();
    }
}
