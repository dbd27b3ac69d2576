/**
 * What a box does. Each role is a use case over core and devices; the interfaces it needs of store and report live
 * here.
 */
@NullMarked
package org.paihao.role;

import org.jspecify.annotations.NullMarked;
