/** One way to write values as JSON: messages, stored events, API answers and configuration share it. */
@NullMarked
package org.paihao.json;

import org.jspecify.annotations.NullMarked;
