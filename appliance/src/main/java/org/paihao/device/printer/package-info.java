/** Ticket printers: layout to bytes, bytes to status, and the driver that knows whether paper came out. */
@NullMarked
package org.paihao.device.printer;

import org.jspecify.annotations.NullMarked;
