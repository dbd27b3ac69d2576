package org.paihao.core.hall;

import java.util.List;
import org.paihao.core.fact.Fact;

/** The answer to a command. */
public sealed interface Decision {

    /**
     * Yes.
     *
     * @param events what changes here without being a fact: offers, numbering, the day
     * @param facts what has happened by this decision, to be recorded by this terminal and absorbed in this order
     */
    record Agreed(List<HallEvent> events, List<Fact> facts) implements Decision {
        public Agreed {
            events = List.copyOf(events);
            facts = List.copyOf(facts);
        }

        /** It happens now. */
        static Agreed that(Fact... facts) {
            return new Agreed(List.of(), List.of(facts));
        }

        /** It has happened before: the state holds the answer. */
        static Agreed already() {
            return new Agreed(List.of(), List.of());
        }
    }

    /** No. */
    record Refused(Refusal why) implements Decision {}
}
