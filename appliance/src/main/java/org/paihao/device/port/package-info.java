/** Byte pipes with deadlines; the only place that knows JSSC. */
@NullMarked
package org.paihao.device.port;

import org.jspecify.annotations.NullMarked;
