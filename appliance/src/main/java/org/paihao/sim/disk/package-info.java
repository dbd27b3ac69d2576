/** A simulated disk under the books: SQLite's contract in memory, with faults by plan. One thread. */
@NullMarked
package org.paihao.sim.disk;

import org.jspecify.annotations.NullMarked;
