package org.paihao.core.plan;

import java.util.List;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.ZoneKey;

/** Which zones a hall screen (大厅屏) shows. */
public record Display(TerminalId terminal, List<ZoneKey> zones) {
    public Display {
        zones = List.copyOf(zones);
    }
}
