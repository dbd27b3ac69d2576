/** Twins of document printers: one in memory, one a real IPP server in a process of its own. */
@NullMarked
package org.paihao.sim.ipp;

import org.jspecify.annotations.NullMarked;
