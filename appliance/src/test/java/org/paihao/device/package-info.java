/** What device tests share: waiting with a deadline, seeds, bytes as hex. */
@NullMarked
package org.paihao.device;

import org.jspecify.annotations.NullMarked;
