package org.paihao.core.hall;

import java.time.Instant;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;

/**
 * A call (叫号): ticket, counter, time. Facts about a call carry it whole, so that they can be understood in any order.
 *
 * @param id also the id of the service event (服务) that comes of it when it is answered
 */
public record Call(CallId id, Ticket ticket, CounterId counter, StaffId staff, Instant calledAt) {}
