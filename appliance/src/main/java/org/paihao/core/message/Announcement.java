package org.paihao.core.message;

import java.time.Instant;
import org.paihao.core.Text;

/** What a supervisor has the hall's screens say beside the calls (大厅通知), until a moment of hall time. */
public record Announcement(Text text, Instant until) {}
