/** Who may use whom: the fences between packages. */
@NullMarked
package org.paihao.arch;

import org.jspecify.annotations.NullMarked;
