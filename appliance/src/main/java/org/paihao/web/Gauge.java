package org.paihao.web;

import java.util.function.Supplier;

/**
 * A figure {@code /observe/metrics} shows.
 *
 * @param name lower-case words with underscores, the unit last
 */
public record Gauge(String name, String about, Supplier<Number> value) {}
