package org.paihao.web;

import java.util.Optional;
import org.paihao.core.access.ApiScope;

/**
 * One route.
 *
 * @param path as OpenAPI writes it: {@code /api/v1/tickets/{id}}
 * @param scope what another system's token must have to be let in as well; empty where none is
 */
public record Route(String method, String path, Access access, Optional<ApiScope> scope, Action action) {

    /** What it does. Throws {@link ProblemException} for anything but success. */
    @FunctionalInterface
    public interface Action {
        void handle(Exchange exchange);
    }

    /** The same route, open to other systems with a scope too. */
    Route orToken(ApiScope other) {
        return new Route(method, path, access, Optional.of(other), action);
    }

    static Route get(String path, Access access, Action action) {
        return new Route("GET", path, access, Optional.empty(), action);
    }

    static Route post(String path, Access access, Action action) {
        return new Route("POST", path, access, Optional.empty(), action);
    }

    static Route put(String path, Access access, Action action) {
        return new Route("PUT", path, access, Optional.empty(), action);
    }

    static Route delete(String path, Access access, Action action) {
        return new Route("DELETE", path, access, Optional.empty(), action);
    }
}
