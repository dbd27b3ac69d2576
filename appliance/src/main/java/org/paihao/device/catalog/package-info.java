/** Device models as data: reads, checks and looks up the profiles of firmware-config. */
@NullMarked
package org.paihao.device.catalog;

import org.jspecify.annotations.NullMarked;
