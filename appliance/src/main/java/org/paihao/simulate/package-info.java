/**
 * A whole hall in one thread of virtual time, from one seed, with the production code: core, books, link, roles.
 */
@NullMarked
package org.paihao.simulate;

import org.jspecify.annotations.NullMarked;
