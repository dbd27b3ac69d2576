package org.paihao.core.hall;

/** How a ticket came into being. */
public enum Channel {
    /** A touch on a kiosk. */
    KIOSK,
    /** An appointment code under a kiosk's scanner. */
    APPOINTMENT,
    /** A phone whose owner scanned the hall's screen. */
    PHONE,
    /** Staff or another system, by the API. */
    DESK,
    /** A label that a counter without its hub was shown: the ticket itself is not known yet. */
    LABEL
}
