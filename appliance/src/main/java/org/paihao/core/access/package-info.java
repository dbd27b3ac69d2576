/** What other systems may do. */
@NullMarked
package org.paihao.core.access;

import org.jspecify.annotations.NullMarked;
