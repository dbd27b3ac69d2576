/** The counter (窗口): staff call and serve. */
@NullMarked
package org.paihao.role.counter;

import org.jspecify.annotations.NullMarked;
