/** Buttons and lamps on GPIO lines; the only place that knows Pi4J. */
@NullMarked
package org.paihao.device.gpio;

import org.jspecify.annotations.NullMarked;
