/** Simulated citizens and staff: they use a hall as people do, through its pages' own calls. */
@NullMarked
package org.paihao.sim.people;

import org.jspecify.annotations.NullMarked;
