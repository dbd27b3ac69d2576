package org.paihao.core.hall;

import java.time.Instant;
import java.util.Optional;
import org.paihao.core.id.ServiceId;

/**
 * An appointment (预约).
 *
 * @param code the random part of the appointment code, 4 to 32 letters or digits
 * @param from when its slot begins
 * @param to when its slot ends
 * @param address where a survey goes; never of anything else, and never said in a log
 * @param crew who goes there
 */
public record Booking(
        String code, ServiceId service, Instant from, Instant to, Optional<String> address, Optional<String> crew) {
    private static final int TEXT_MAX = 120;

    /** @throws IllegalArgumentException when the code is not 4–32 letters or digits, or the slot is empty */
    public Booking {
        if (!code.matches("[A-Za-z0-9]{4,32}")) {
            throw new IllegalArgumentException("an appointment code has 4 to 32 letters or digits");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an appointment ends after it begins");
        }
        if (address.filter(text -> text.length() > TEXT_MAX).isPresent()
                || crew.filter(text -> text.length() > TEXT_MAX).isPresent()) {
            throw new IllegalArgumentException("address and crew have at most " + TEXT_MAX + " characters");
        }
    }

    /** At a window, where nobody goes anywhere. */
    public Booking(String code, ServiceId service, Instant from, Instant to) {
        this(code, service, from, to, Optional.empty(), Optional.empty());
    }

    /** Without the address, which is personal: this may come into a log. */
    @Override
    public String toString() {
        return "Booking[service=" + service + ", from=" + from + ", to=" + to + "]";
    }
}
