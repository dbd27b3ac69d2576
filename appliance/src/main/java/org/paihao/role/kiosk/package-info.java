/** The kiosk (取号机): one touch, one ticket, one slip. */
@NullMarked
package org.paihao.role.kiosk;

import org.jspecify.annotations.NullMarked;
