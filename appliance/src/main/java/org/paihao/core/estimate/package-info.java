/** How long one will wait (等候估计): the hall's real call rules played forward, and the estimators it is measured by. */
@NullMarked
package org.paihao.core.estimate;

import org.jspecify.annotations.NullMarked;
