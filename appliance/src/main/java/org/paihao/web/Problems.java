package org.paihao.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.paihao.json.Json;

/** What went wrong before or beside our own routes, in the same form: never a stack, never the name of a class. */
final class Problems {
    /** Anything that looks like a qualified class name: such a message was not written for people. */
    private static final Pattern CLASS_NAME = Pattern.compile("[a-z]+\\.[a-z.]*[A-Z]");

    private Problems() {}

    /** For a status the server library chose. */
    static ProblemException of(Status status) {
        return switch (status.code()) {
            case 404, 405 -> ProblemException.notFound();
            case 413 -> new ProblemException(413, "too-large", "The body is too large");
            case 414, 431 ->
                new ProblemException(status.code(), "too-large", "The request line or headers are too large");
            case 505 -> new ProblemException(505, "http-version", "HTTP/1.1 is spoken here");
            case 503 -> new ProblemException(503, "busy", "Too many requests at once");
            default ->
                status.code() >= 500
                        ? new ProblemException(500, "internal", "Something went wrong in this box")
                        : new ProblemException(status.code(), "bad-request", "The request can't be understood");
        };
    }

    /** Requests that never reach a route: a broken request line, too many headers, another version of HTTP. */
    static DirectHandlers direct() {
        DirectHandlers.Builder all = DirectHandlers.builder();
        DirectHandler ours = (request, type, status, headers, message) -> {
            ProblemException problem = of(status);
            return DirectHandler.TransportResponse.builder()
                    .status(Status.create(problem.status()))
                    .headers(headers)
                    .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .keepAlive(false)
                    .entity(Json.bytes(problem.body()))
                    .build();
        };
        List.of(DirectHandler.EventType.values()).forEach(type -> all.addHandler(type, ours));
        return all.build();
    }

    /** A sentence for whoever sent something that can't be read. */
    static String sentence(Exception e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "there is no field '" + unknown.getPropertyName() + "'";
            case JsonParseException broken -> "this is no JSON" + at(broken.getLocation());
            case JsonMappingException misfit ->
                (misfit.getPath().isEmpty() ? "the body" : "the field '" + path(misfit) + "'")
                        + " is missing, or is not what is needed here"
                        + own(misfit).map(why -> ": " + why).orElse("");
            case IllegalArgumentException own -> own(own).orElse("a value is not what is needed here");
            default -> "the body could not be read";
        };
    }

    private static String at(JsonLocation where) {
        return where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** The words of our own value types, which say what they need; not those of the library. */
    private static Optional<String> own(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFormatException misfit) {
                // "Cannot deserialize … from String "x": why", and the why is ours.
                String message = misfit.getOriginalMessage();
                return Optional.of(message.substring(message.indexOf("\": ") + 3))
                        .filter(why -> message.contains("\": "))
                        .filter(why -> !CLASS_NAME.matcher(why).find());
            }
            if (cause instanceof IllegalArgumentException && !(cause instanceof JacksonException)) {
                return Optional.ofNullable(cause.getMessage())
                        .filter(message -> !CLASS_NAME.matcher(message).find());
            }
        }
        return Optional.empty();
    }
}
