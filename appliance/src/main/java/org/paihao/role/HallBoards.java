package org.paihao.role;

import java.util.Optional;
import org.paihao.core.id.ServiceId;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.QueueBoard;

/** What this box knows of the hall's queues without being the hub. */
public interface HallBoards {
    /** Counts and calls, as last heard. */
    BoardView board();

    /** Who waits for a service, as last heard; empty when nothing was. */
    Optional<QueueBoard> queue(ServiceId service);
}
