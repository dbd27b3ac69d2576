package org.paihao.role;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;

/** A hall as one box sees it: a hub that answers as it is told to, or not at all, and everything said in the hall. */
public final class FakeHall implements HubLine, LiveBus {
    /** A hub out of reach. */
    public static final Function<HubRequest, Optional<HubReply>> SILENT = request -> Optional.empty();

    private final TerminalId self;
    private final List<HubRequest> asked = new CopyOnWriteArrayList<>();
    private final List<Live> said = new CopyOnWriteArrayList<>();
    private final List<Consumer<Heard>> listeners = new CopyOnWriteArrayList<>();
    private volatile Function<HubRequest, Optional<HubReply>> hub = SILENT;

    public FakeHall(String self) {
        this.self = new TerminalId(self);
    }

    /** From now on the hub answers so. */
    public void hub(Function<HubRequest, Optional<HubReply>> answers) {
        hub = answers;
    }

    /** What the hub was asked. */
    public List<HubRequest> asked() {
        return List.copyOf(asked);
    }

    /** What this box has said to the hall. */
    public List<Live> said() {
        return new ArrayList<>(said);
    }

    /** Another box says something. */
    public void hear(Live live) {
        listeners.forEach(listener -> listener.accept(new Heard(new TerminalId("other"), live)));
    }

    @Override
    public Optional<HubReply> ask(HubRequest request, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new AssertionError("asked without patience: " + request);
        }
        asked.add(request);
        return hub.apply(request);
    }

    @Override
    public Status status() {
        return new Status(!hub.equals(SILENT), Instant.EPOCH);
    }

    @Override
    public void say(Live live) {
        said.add(live);
        listeners.forEach(listener -> listener.accept(new Heard(self, live)));
    }

    @Override
    public boolean carries() {
        return true;
    }

    @Override
    public void listen(Consumer<Heard> listener) {
        listeners.add(listener);
    }
}
