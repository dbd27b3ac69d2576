package org.paihao.core.id;

/** Something a member of staff can do (技能), as the hall names it. */
public record SkillId(String value) implements Id {
    /** @throws IllegalArgumentException when the text is not of the form its kind has */
    public SkillId {
        Id.slug(value, "skill");
    }

    // Written out: ids are the keys of everything, and boxes run without the compiler that makes the generated ones
    // fast.
    @Override
    public boolean equals(Object other) {
        return other instanceof SkillId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
