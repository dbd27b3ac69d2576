package org.paihao.device.caller;

import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody pressed a key of the caller keypad.
 *
 * @param digits what was typed before it and does not belong to the key itself: a label's digits, a window
 */
public record CallerKey(Action action, String digits) {
    /** What the keys of such a pad can mean. */
    public enum Action {
        CALL("call"),
        RECALL("recall"),
        START("start"),
        FINISH("finish"),
        NO_SHOW("no-show"),
        PARK("park"),
        TRANSFER("transfer"),
        PAUSE("pause"),
        CANCEL("cancel");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Action> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.word.equals(word))
                    .findFirst();
        }
    }
}
