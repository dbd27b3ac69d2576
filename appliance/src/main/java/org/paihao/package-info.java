/** Paihao (排号): one appliance, told by its configuration what it is tonight. */
@NullMarked
package org.paihao;

import org.jspecify.annotations.NullMarked;
