/** Copies of a box's books that only the holder of a key can read, and the way back. */
@NullMarked
package org.paihao.backup;

import org.jspecify.annotations.NullMarked;
