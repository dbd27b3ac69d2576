/** Hall time and business days (营业日) as values. */
@NullMarked
package org.paihao.core.time;

import org.jspecify.annotations.NullMarked;
