/** The composition root: wires by hand, starts and stops in order, and the command line around it. */
@NullMarked
package org.paihao.app;

import org.jspecify.annotations.NullMarked;
