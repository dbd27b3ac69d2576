package org.paihao.core.estimate;

import java.util.OptionalDouble;

/**
 * What the simple estimators need to know of a line, for somebody who joins it now.
 *
 * @param ahead people before them who need the same counters; those in lines that share only some counters count in
 *     part
 * @param counters open counters that serve the line
 * @param serviceSeconds mean time a counter was taken by one of its calls; empty while nothing is known
 * @param headWaited what the head of the line has waited; empty when nobody waits
 * @param sinceHead how many came after the head
 * @param lastWaited what the last one who was called from the line had waited; empty when nobody was yet
 * @param sinceLast how many came after that one
 * @param usualSeconds mean wait of this hour on earlier days; empty without any
 */
public record LineFacts(
        double ahead,
        int counters,
        OptionalDouble serviceSeconds,
        OptionalDouble headWaited,
        double sinceHead,
        OptionalDouble lastWaited,
        double sinceLast,
        OptionalDouble usualSeconds) {}
