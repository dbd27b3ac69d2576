/** The hall screen (大厅屏): calls and who waits. */
@NullMarked
package org.paihao.role.display;

import org.jspecify.annotations.NullMarked;
