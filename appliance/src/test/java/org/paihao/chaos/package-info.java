/**
 * Chaos with real processes: a hall under load whose boxes, broker, links, disks and clocks fail at random, and the
 * count of its books afterwards. Started by {@code provisioning/dev/chaos}; a short run is among the tests.
 */
@NullMarked
package org.paihao.chaos;

import org.jspecify.annotations.NullMarked;
