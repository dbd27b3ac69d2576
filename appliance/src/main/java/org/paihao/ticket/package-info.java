/** A queue slip as values: what is on the paper, before any printer's bytes. */
@NullMarked
package org.paihao.ticket;

import org.jspecify.annotations.NullMarked;
