package org.paihao.core.plan;

/**
 * What a hall promises of the wait for a service (服务水平目标): so many of a hundred are called within so many minutes.
 */
public record Target(int percent, int minutes) {}
