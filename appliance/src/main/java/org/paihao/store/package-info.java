/** SQLite: one writer thread, group commit with FULL; a promise that was answered survives a power cut. */
@NullMarked
package org.paihao.store;

import org.jspecify.annotations.NullMarked;
