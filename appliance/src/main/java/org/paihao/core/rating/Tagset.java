package org.paihao.core.rating;

import java.util.List;
import org.paihao.core.Text;

/**
 * The tags of the levels (评价标签). Fixed data, versioned by id: nobody adds or changes a tag without approval.
 *
 * @param id {@code national-2020}
 */
public record Tagset(String id, List<LevelTags> levels) {
    public Tagset {
        levels = List.copyOf(levels);
    }

    /** Tags of one level: {@code basic} shown first, {@code more} behind 更多原因. */
    public record LevelTags(Level level, List<Tag> basic, List<Tag> more) {
        public LevelTags {
            basic = List.copyOf(basic);
            more = List.copyOf(more);
        }
    }

    /** One tag: its three-digit code is what is stored. */
    public record Tag(String code, Text text) {}

    /** Whether all codes belong to the level. */
    public boolean holds(Level level, List<String> codes) {
        return levels.stream()
                .filter(tags -> tags.level() == level)
                .anyMatch(tags -> codes.stream()
                        .allMatch(code ->
                                tags.basic().stream().anyMatch(tag -> tag.code().equals(code))
                                        || tags.more().stream()
                                                .anyMatch(tag -> tag.code().equals(code))));
    }
}
