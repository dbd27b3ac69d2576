package org.paihao.role;

import java.util.function.Consumer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Live;

/** What happens in the hall this moment: said to all boxes, and to whoever listens in this one. */
public interface LiveBus {
    /**
     * Says it to the hall and at once to the listeners of this box. Never blocks, never fails: what is lost is lost.
     */
    void say(Live live);

    /** Whether what is said now can reach other boxes: there is a broker, hub or no hub. */
    boolean carries();

    /** Hears all that is said in the hall, this box's own words included. Called on a link thread: mark and return. */
    void listen(Consumer<Heard> listener);

    /** Something that was said, and by whom. */
    record Heard(TerminalId from, Live live) {}
}
