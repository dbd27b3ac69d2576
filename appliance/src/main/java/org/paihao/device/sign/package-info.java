/** LED strips over a window: text to bytes. */
@NullMarked
package org.paihao.device.sign;

import org.jspecify.annotations.NullMarked;
