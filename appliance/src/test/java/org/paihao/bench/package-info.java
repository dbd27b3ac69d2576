/**
 * Figures beside their limits, measured in one run: plain mains started by {@code provisioning/dev/bench}, no tests.
 */
@NullMarked
package org.paihao.bench;

import org.jspecify.annotations.NullMarked;
