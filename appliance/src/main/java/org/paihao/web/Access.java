package org.paihao.web;

/**
 * Who may call a route. Every route names one: there is no default that lets anybody in. Another system's token opens a
 * route only by the scope the route names.
 */
public enum Access {
    /** The box's own screen: the call must come from this machine. */
    PAGE,
    /** Somebody who signed in with a PIN. */
    STAFF,
    /** A supervisor who signed in with a PIN. */
    SUPERVISOR,
    /** Anybody who can reach the listener: the phone listener's routes, which carry a random token, and signing in. */
    ANYBODY
}
