/** Rating key pads on a serial line: bytes to key presses. */
@NullMarked
package org.paihao.device.pad;

import org.jspecify.annotations.NullMarked;
