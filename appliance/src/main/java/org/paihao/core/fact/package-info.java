/** Facts (事实): what has happened at a terminal. Recorded, never rejected. */
@NullMarked
package org.paihao.core.fact;

import org.jspecify.annotations.NullMarked;
