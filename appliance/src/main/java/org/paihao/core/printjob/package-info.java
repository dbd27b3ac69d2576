/** Free printing (免费文印) as pure decisions: the life of a print job and the pages a person may still print. */
@NullMarked
package org.paihao.core.printjob;

import org.jspecify.annotations.NullMarked;
