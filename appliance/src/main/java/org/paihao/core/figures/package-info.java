/** What a supervisor counts: the day in quarters of an hour, and whether targets are met. Pure. */
@NullMarked
package org.paihao.core.figures;

import org.jspecify.annotations.NullMarked;
