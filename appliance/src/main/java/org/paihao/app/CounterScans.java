package org.paihao.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.core.label.Label;
import org.paihao.role.ScanCode;
import org.paihao.role.counter.CounterDesk;
import org.paihao.web.view.CounterView;

/** Slips under a counter's scanner: while no hub decides, the citizen who shows one is called by its label. */
final class CounterScans {
    private final CounterDesk desk;
    private final Supplier<String> keys;
    private volatile Optional<CounterView.ScanView> refused = Optional.empty();
    private long scans;

    CounterScans(CounterDesk desk, Supplier<String> keys) {
        this.desk = desk;
        this.keys = keys;
    }

    CounterDesk desk() {
        return desk;
    }

    /** The last slip that could not be called; gone with the next one that could. */
    Optional<CounterView.ScanView> refused() {
        return refused;
    }

    /** Calls the ticket of a scanned slip. */
    synchronized void scanned(String text) {
        scans++;
        Optional<Label> label =
                ScanCode.of(text) instanceof ScanCode.OwnTicket ticket ? ticket.label() : Optional.empty();
        CounterDesk.Outcome outcome = label.map(known -> desk.callLabel(keys.get(), known))
                .orElseGet(() -> new CounterDesk.Outcome.No("unknown-code", Optional.empty()));
        refused = switch (outcome) {
            case CounterDesk.Outcome.Done ignored -> Optional.empty();
            case CounterDesk.Outcome.No no -> Optional.of(new CounterView.ScanView(scans, no.code()));
        };
    }
}
