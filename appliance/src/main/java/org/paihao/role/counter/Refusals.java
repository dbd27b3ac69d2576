package org.paihao.role.counter;

import java.util.Optional;
import org.paihao.core.hall.Refusal;
import org.paihao.role.counter.CounterDesk.Outcome;

/** Refusals as a counter's page and keypad get them: a code, and a word of detail that stands in the sentence. */
final class Refusals {
    private Refusals() {}

    static Outcome.No no(Refusal refusal) {
        Optional<String> detail = switch (refusal) {
            case Refusal.CounterBusy busy -> Optional.of(busy.label().toString());
            case Refusal.RecallsUsed used -> Optional.of(Integer.toString(used.max()));
            case Refusal.RecallTooSoon soon -> Optional.of(Integer.toString(soon.seconds()));
            case Refusal.UndoTooLate late -> Optional.of(Integer.toString(late.seconds()));
            case Refusal.WrongState wrong -> Optional.of(wrong.state());
            default -> Optional.empty();
        };
        return new Outcome.No(refusal.code(), detail);
    }

    /** As it is kept for a retry of the same request. */
    static String written(Refusal refusal) {
        Outcome.No no = no(refusal);
        return no.code() + no.detail().map(detail -> " " + detail).orElse("");
    }

    static Outcome.No read(String written) {
        String[] words = written.split(" ", 2);
        return new Outcome.No(words[0], words.length < 2 ? Optional.empty() : Optional.of(words[1]));
    }
}
