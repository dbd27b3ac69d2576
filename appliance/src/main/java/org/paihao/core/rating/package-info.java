/** Ratings (评价): five levels, tags, one rating per service event. */
@NullMarked
package org.paihao.core.rating;

import org.jspecify.annotations.NullMarked;
