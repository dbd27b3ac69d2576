/** What boxes say to each other beside facts: requests and their answers, what happens live, boards. */
@NullMarked
package org.paihao.core.message;

import org.jspecify.annotations.NullMarked;
