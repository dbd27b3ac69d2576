package org.paihao.core.label;

import java.util.Optional;
import org.paihao.core.time.BusinessDay;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Which labels this issuer has used: for each series of the current business day, how many; and how many tickets of the
 * day it knows. Starts again only on a day later than every day it has seen, so a clock that jumps back never prints a
 * label twice.
 *
 * @param day the latest business day seen
 * @param used labels handed out that day, by series (as {@code letter:from})
 * @param taken tickets of that day that count towards a cap, whoever gave them, by service
 */
public record Numbering(BusinessDay day, PMap<String, Integer> used, PMap<String, Integer> taken) {

    /** An issuer that has seen no day yet. */
    public static Numbering none() {
        return new Numbering(BusinessDay.FIRST, HashTreePMap.empty(), HashTreePMap.empty());
    }

    /** The numbering for a ticket of {@code wanted}, never going back to an earlier day. */
    public Numbering on(BusinessDay wanted) {
        return wanted.compareTo(day) > 0 ? new Numbering(wanted, HashTreePMap.empty(), HashTreePMap.empty()) : this;
    }

    /** The next label of the series, or empty when every label of the day has been used. */
    public Optional<Label> next(Series series, Ordinals ordinals) {
        int count = used.getOrDefault(key(series), 0);
        int size = series.to() - series.from() + 1;
        int round = count / size;
        if (round >= ordinals.inOrder().size()) {
            return Optional.empty();
        }
        int number = 1000 * ordinals.inOrder().get(round) + series.from() + count % size;
        return Optional.of(new Label(series.letter(), number));
    }

    /** The numbering after the next label of the series was used. */
    public Numbering advance(Series series) {
        String key = key(series);
        return new Numbering(day, used.plus(key, used.getOrDefault(key, 0) + 1), taken);
    }

    /** Tickets of a service that are known of the day. */
    public int taken(String service) {
        return taken.getOrDefault(service, 0);
    }

    /** The numbering after one more ticket of a service became known. */
    public Numbering took(String service) {
        return new Numbering(day, used, taken.plus(service, taken(service) + 1));
    }

    private static String key(Series series) {
        return series.letter() + ":" + series.from();
    }
}
