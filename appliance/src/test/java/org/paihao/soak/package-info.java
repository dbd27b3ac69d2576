/**
 * A hall under steady load for long, and whether it grows: a plain main started by {@code provisioning/dev/soak}.
 */
@NullMarked
package org.paihao.soak;

import org.jspecify.annotations.NullMarked;
