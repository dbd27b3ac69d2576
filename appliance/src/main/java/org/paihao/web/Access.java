package org.paihao.web;

/** Who may call a route. Every route names one: there is no default that lets anybody in. */
public enum Access {
    /** The box's own screen: the call must come from this machine. */
    PAGE,
    /** Somebody who signed in with a PIN, or another system with an API token. */
    STAFF,
    /** A supervisor who signed in with a PIN. */
    SUPERVISOR,
    /** Anybody who can reach the listener: the phone listener's routes, which carry a random token, and signing in. */
    ANYBODY
}
