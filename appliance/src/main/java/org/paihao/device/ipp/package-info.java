/** Document printers spoken to directly by IPP; the printer's own words become a few values. */
@NullMarked
package org.paihao.device.ipp;

import org.jspecify.annotations.NullMarked;
