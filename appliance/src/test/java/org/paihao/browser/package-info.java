/** The pages in a real browser, on a whole hall with virtual devices: what a person sees, touches and reads. */
@NullMarked
package org.paihao.browser;

import org.jspecify.annotations.NullMarked;
