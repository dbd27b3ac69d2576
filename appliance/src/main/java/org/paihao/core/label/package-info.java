/** Labels (号码) of tickets: letter and number, disjoint between issuers without any lease. */
@NullMarked
package org.paihao.core.label;

import org.jspecify.annotations.NullMarked;
