package org.paihao.core.plan;

/** What becomes of a member of staff who signs in at a counter while another one is open under their name. */
public enum SecondCounter {
    /** They are told where they are signed in, and stay there. */
    REFUSE,
    /** The other counter closes, unless somebody is being served there. */
    MOVE
}
