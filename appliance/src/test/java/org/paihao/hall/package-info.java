/** Whole halls: boxes with their pages, twins, broker and books, played through HTTP and the twins' keys. */
@NullMarked
package org.paihao.hall;

import org.jspecify.annotations.NullMarked;
