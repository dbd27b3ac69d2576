package org.paihao.core.rating;

import java.util.List;
import java.util.Optional;

/**
 * A rating somebody gave.
 *
 * @param tags three-digit codes of the tag set in force
 * @param text what the applicant wrote, at most {@link #TEXT_MAX} characters; never in logs
 */
public record Rating(Level level, List<String> tags, Optional<String> text) {
    /** One fielded interface takes 150 characters. */
    public static final int TEXT_MAX = 150;
    /** Three basic and five further tags a level. */
    public static final int TAGS_MAX = 8;

    /** @throws IllegalArgumentException when there are too many tags, a tag is no code, or the text is too long */
    public Rating {
        tags = List.copyOf(tags);
        if (tags.size() > TAGS_MAX || !tags.stream().allMatch(tag -> tag.matches("[0-9]{3}"))) {
            throw new IllegalArgumentException("tags are at most " + TAGS_MAX + " codes of three digits");
        }
        if (text.isPresent() && text.get().length() > TEXT_MAX) {
            throw new IllegalArgumentException("the text has at most " + TEXT_MAX + " characters");
        }
    }

    /** Whether it says enough: a negative rating needs a tag or a text (好差评 rule). */
    public boolean complete() {
        return !level.negative() || !tags.isEmpty() || text.isPresent();
    }
}
