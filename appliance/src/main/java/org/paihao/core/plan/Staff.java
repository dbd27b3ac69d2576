package org.paihao.core.plan;

import org.paihao.core.id.StaffId;

/**
 * A member of staff (工作人员). Known to the hub only: the plan the terminals hold does not carry it.
 *
 * @param name shown to the person who signed in, nowhere else
 * @param pinHash {@code pbkdf2:iterations:salt:hash}, both in hexadecimal
 */
public record Staff(StaffId id, String name, Role role, String pinHash) {
    /** What somebody may do. */
    public enum Role {
        /** Calls and serves. */
        STAFF,
        /** Sees the hall and its devices as well. */
        SUPERVISOR
    }

    @Override
    public String toString() {
        return "Staff[id=" + id + ", role=" + role + "]";
    }
}
