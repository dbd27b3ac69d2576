/** Strict twins of the devices: they speak the real bytes with their own code and can fail on demand. */
@NullMarked
package org.paihao.sim.device;

import org.jspecify.annotations.NullMarked;
