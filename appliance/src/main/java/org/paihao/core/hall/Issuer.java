package org.paihao.core.hall;

import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;

/** Who decides: this box and the ordinals it may print. */
public record Issuer(TerminalId terminal, Ordinals ordinals) {}
