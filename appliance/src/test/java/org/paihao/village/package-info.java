/** A village station: hub, kiosk, counter, pad and screen on one box. */
@NullMarked
package org.paihao.village;

import org.jspecify.annotations.NullMarked;
