/** Caller keypads and evaluators that speak FF 68 frames on one serial bus. */
@NullMarked
package org.paihao.device.caller;

import org.jspecify.annotations.NullMarked;
