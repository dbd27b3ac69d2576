package org.paihao.core.hall;

import java.time.Instant;

/**
 * That a ticket is set aside (挂起): its citizen has gone to bring something.
 *
 * @param until it is back in line by itself then, whether its citizen has come or not
 * @param reason why, an id of the plan's reasons: {@code papers} (补材料)
 */
public record Hold(Instant until, String reason) {}
