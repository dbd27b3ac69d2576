/** What every file of the repository keeps to. */
@NullMarked
package org.paihao.tidy;

import org.jspecify.annotations.NullMarked;
