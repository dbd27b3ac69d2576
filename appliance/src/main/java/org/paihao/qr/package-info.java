/** QR codes as modules and back; the only place that knows ZXing. */
@NullMarked
package org.paihao.qr;

import org.jspecify.annotations.NullMarked;
