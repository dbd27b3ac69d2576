package org.paihao.core.hall;

import java.util.Optional;

/**
 * What is known of a ticket's slip (hall protocol, paper and queue agree). {@code printing} is committed before the
 * first byte; after a first byte only a confirmation is {@code done}, anything else is {@code unsure}.
 *
 * @param copies slips started; the second and later ones say 补打
 * @param proof how {@code done} is known: {@code printed}, {@code parsed} or {@code sent}
 * @param reason why {@code refused} or {@code unsure}: {@code paper-out}, {@code cover-open}, {@code gone} …
 * @param choice what the citizen chose after {@code refused}
 */
public record Paper(State state, int copies, Optional<String> proof, Optional<String> reason, Optional<Choice> choice) {

    /** The states of a slip. */
    public enum State {
        /** No slip was asked for. */
        NONE,
        PRINTING,
        DONE,
        /** Proven: the printer took no byte. */
        REFUSED,
        /** The printer took bytes and nobody knows whether paper came. */
        UNSURE
    }

    /** The four ways on when no paper came, and none of them within the limit. */
    public enum Choice {
        PHONE,
        REMEMBER,
        HELP,
        WITHDRAW,
        TIMEOUT
    }

    /** A ticket without a slip. */
    public static final Paper NONE = new Paper(State.NONE, 0, Optional.empty(), Optional.empty(), Optional.empty());

    /** A further slip is about to be sent. */
    public Paper printing() {
        return new Paper(State.PRINTING, copies + 1, Optional.empty(), Optional.empty(), choice);
    }

    /** The slip has come out, as far as {@code proof} says. */
    public Paper done(String how) {
        return new Paper(State.DONE, copies, Optional.of(how), Optional.empty(), choice);
    }

    /** The printer took nothing. */
    public Paper refused(String why) {
        return new Paper(State.REFUSED, copies, Optional.empty(), Optional.of(why), choice);
    }

    /** Bytes were taken and nobody knows more. */
    public Paper unsure(String why) {
        return new Paper(State.UNSURE, copies, Optional.empty(), Optional.of(why), choice);
    }

    /** The citizen has chosen how to go on. */
    public Paper chosen(Choice how) {
        return new Paper(state, copies, proof, reason, Optional.of(how));
    }

    /** Whether the queue may go by it: nothing is on its way any more. */
    public boolean settled() {
        return state != State.PRINTING;
    }

    /** Whether the citizen still owes a choice; without one the ticket is withdrawn. */
    public boolean choicePending() {
        return state == State.REFUSED && choice.isEmpty();
    }
}
