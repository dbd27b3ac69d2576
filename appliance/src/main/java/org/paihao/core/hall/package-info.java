/** The hall as one pure state: decide on commands, absorb facts, evolve by events. */
@NullMarked
package org.paihao.core.hall;

import org.jspecify.annotations.NullMarked;
