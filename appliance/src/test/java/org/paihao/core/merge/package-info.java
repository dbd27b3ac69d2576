/** The merge table of docs/merge.md, row by row, in every order in which a hub can hear it. */
@NullMarked
package org.paihao.core.merge;

import org.jspecify.annotations.NullMarked;
