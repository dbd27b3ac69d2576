/** Who waits as one counter knows it, and whom it calls, while no hub decides (hall protocol §6). Pure. */
@NullMarked
package org.paihao.core.local;

import org.jspecify.annotations.NullMarked;
