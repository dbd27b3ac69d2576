/** Webhooks: what has happened in the hall, told to other systems. */
@NullMarked
package org.paihao.hook;

import org.jspecify.annotations.NullMarked;
