/** QR scanners on a serial line: bytes to scans. */
@NullMarked
package org.paihao.device.scanner;

import org.jspecify.annotations.NullMarked;
