package org.paihao.web;

/**
 * One route.
 *
 * @param path as OpenAPI writes it: {@code /api/v1/tickets/{id}}
 */
public record Route(String method, String path, Access access, Action action) {

    /** What it does. Throws {@link ProblemException} for anything but success. */
    @FunctionalInterface
    public interface Action {
        void handle(Exchange exchange);
    }

    static Route get(String path, Access access, Action action) {
        return new Route("GET", path, access, action);
    }

    static Route post(String path, Access access, Action action) {
        return new Route("POST", path, access, action);
    }

    static Route put(String path, Access access, Action action) {
        return new Route("PUT", path, access, action);
    }

    static Route delete(String path, Access access, Action action) {
        return new Route("DELETE", path, access, action);
    }
}
