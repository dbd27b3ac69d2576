package org.paihao.ticket;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a queue slip says, as plain values in the citizen's language.
 *
 * @param ahead people in front at the time of issue; empty when nobody can say
 * @param estimate empty when nobody can say: the slip then says so instead of a number
 * @param where place to wait: {@code 2 楼 B 区等候}
 * @param counters counters that may call: {@code 8–12}; empty leaves the line out
 * @param qrUrl what the code opens; empty if the hall has no phone address
 * @param footer small print, a line each; every Chinese character costs 2 ms on a 9600 baud line
 * @param issuedAt hall time as it shall stand there: {@code 2026-11-23 10:24}
 * @param boxName which machine: {@code 2 号机}
 * @param reprint second and later slips of one ticket say so
 * @param elder large print without code and small print
 */
public record TicketSlip(
        String hallName,
        String serviceName,
        String label,
        OptionalInt ahead,
        Optional<Estimate> estimate,
        String where,
        String counters,
        Optional<String> qrUrl,
        List<String> footer,
        String issuedAt,
        String boxName,
        boolean reprint,
        boolean elder,
        SlipWords words) {
    public TicketSlip {
        footer = List.copyOf(footer);
        if (label.isBlank()) {
            throw new IllegalArgumentException("a slip needs a label");
        }
    }

    /** A wait as a range, never one number. */
    public record Estimate(int p50Minutes, int p90Minutes) {
        public Estimate {
            if (p50Minutes < 0 || p90Minutes < p50Minutes) {
                throw new IllegalArgumentException("not a range: " + p50Minutes + " to " + p90Minutes);
            }
        }

        /** Whether it begins at nought: then only its end is worth saying. */
        boolean isWithin() {
            return p50Minutes == 0;
        }

        /** {@code 15–25}, or {@code 15} when both ends are the same. */
        public String range() {
            return p50Minutes == p90Minutes ? Integer.toString(p50Minutes) : p50Minutes + "–" + p90Minutes;
        }
    }
}
