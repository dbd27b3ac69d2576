package org.paihao.core.hall;

import java.time.Instant;
import org.paihao.core.id.ServiceId;

/**
 * An appointment (预约).
 *
 * @param code the random part of the appointment code, 4 to 32 letters or digits
 * @param from when its slot begins
 * @param to when its slot ends
 */
public record Booking(String code, ServiceId service, Instant from, Instant to) {
    /** @throws IllegalArgumentException when the code is not 4–32 letters or digits, or the slot is empty */
    public Booking {
        if (!code.matches("[A-Za-z0-9]{4,32}")) {
            throw new IllegalArgumentException("an appointment code has 4 to 32 letters or digits");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an appointment ends after it begins");
        }
    }
}
