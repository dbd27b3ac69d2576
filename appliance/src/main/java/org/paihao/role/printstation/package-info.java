/** The free-print station: upload, check, release, print, wipe. */
@NullMarked
package org.paihao.role.printstation;

import org.jspecify.annotations.NullMarked;
