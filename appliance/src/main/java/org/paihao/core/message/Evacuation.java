package org.paihao.core.message;

import java.time.Instant;
import org.paihao.core.Text;

/**
 * The hall is being left (紧急疏散): every screen shows the hall's text, nobody is called, nobody takes a ticket, and
 * everybody keeps the place in line.
 *
 * @param since hall time
 * @param text what the screens say
 */
public record Evacuation(Instant since, Text text) {}
