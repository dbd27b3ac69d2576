/** The rating pad (评价器): the applicant rates one service event, or does not. */
@NullMarked
package org.paihao.role.pad;

import org.jspecify.annotations.NullMarked;
