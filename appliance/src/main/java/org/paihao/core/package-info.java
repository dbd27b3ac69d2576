/** The pure heart: no I/O, no clock, no randomness, no logging. Everything that matters about queues is here. */
@NullMarked
package org.paihao.core;

import org.jspecify.annotations.NullMarked;
