@NullMarked
package org.paihao.village;

import org.jspecify.annotations.NullMarked;
