package org.paihao.device.caller;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paihao.device.caller.CallerKey.Action;
import org.paihao.device.pad.RatingLevel;

/** What the frames of the bus mean, by the tables of a profile. */
final class CallerCodec {
    private static final int BLANK = 0x0A;
    private static final int CELLS = 6;
    private static final int WAITING_CELLS = 3;
    private static final int SHOW = 0x02;
    private static final int BEEP = 0x03;
    private static final int RATE = 0x01;
    private static final int START_RATING = 0x0B;

    private final CallerProfile profile;

    CallerCodec(CallerProfile profile) {
        this.profile = profile;
    }

    /** The longest tail of the typed keys that the table knows; what stands before it must be digits. */
    Optional<CallerKey> key(CallerFrame frame) {
        if (frame.function() == CallerFrame.RATING) {
            return Optional.empty();
        }
        List<Integer> typed = frame.data();
        for (int from = 0; from < typed.size(); from++) {
            Action action = profile.keys().get(typed.subList(from, typed.size()));
            List<Integer> before = typed.subList(0, from);
            if (action != null && before.stream().allMatch(digit -> digit <= 9)) {
                return Optional.of(new CallerKey(
                        action, before.stream().map(String::valueOf).collect(Collectors.joining())));
            }
        }
        return Optional.empty();
    }

    Optional<RatingLevel> rating(CallerFrame frame) {
        if (frame.function() != CallerFrame.RATING || frame.data().size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(profile.grades().get(frame.data().getFirst()));
    }

    /** A frame from the pad is sent back as it came; a rating has an answer of its own. */
    byte[] acknowledge(CallerFrame frame) {
        if (frame.function() != CallerFrame.RATING) {
            return frame.bytes();
        }
        return switch (profile.acknowledge()) {
            case FRAME_WITH_GRADE -> new CallerFrame(frame.address(), RATE, frame.data()).bytes();
            case SHORT -> CallerFrame.shortForm(frame.address(), RATE);
        };
    }

    /** The digits of a label at the right end of the display, the rest blank. */
    byte[] showTicket(String label) {
        List<Integer> digits = label.chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(c -> c - '0')
                .toList();
        List<Integer> shown = digits.subList(Math.max(0, digits.size() - CELLS), digits.size());
        List<Integer> cells = new ArrayList<>(Collections.nCopies(CELLS - shown.size(), BLANK));
        cells.addAll(shown);
        return new CallerFrame(profile.address(), SHOW, cells).bytes();
    }

    /** People waiting, at the left end of the display, at most 999. */
    byte[] showWaiting(int people) {
        int shown = Math.clamp(people, 0, 999);
        List<Integer> cells = new ArrayList<>(List.of(shown / 100, shown / 10 % 10, shown % 10));
        cells.addAll(Collections.nCopies(CELLS - WAITING_CELLS, BLANK));
        return new CallerFrame(profile.address(), SHOW, cells).bytes();
    }

    byte[] beep() {
        return new CallerFrame(profile.address(), BEEP, List.of()).bytes();
    }

    byte[] startRating() {
        return new CallerFrame(profile.address(), RATE, List.of(START_RATING)).bytes();
    }
}
