/** Identities: every id is its own type, checked once where it is built. */
@NullMarked
package org.paihao.core.id;

import org.jspecify.annotations.NullMarked;
