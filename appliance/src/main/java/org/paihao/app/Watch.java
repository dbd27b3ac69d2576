package org.paihao.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.paihao.role.HubLine;
import org.paihao.web.Gauge;
import org.paihao.web.Probe;
import org.paihao.web.view.DeviceView;

/** What {@code /observe} tells of a box: whether its books can be written, its hall heard, its devices used. */
final class Watch {
    /** Books that don't answer within this time can't promise anything to anybody. */
    private static final long BOOKS_PATIENCE_MS = 2_000;

    private final Appliance.Start start;
    private final Appliance.Core core;
    private final Appliance.Link link;
    private final Supplier<List<DeviceView>> devices;

    Watch(Appliance.Start start, Appliance.Core core, Appliance.Link link, Supplier<List<DeviceView>> devices) {
        this.start = start;
        this.core = core;
        this.link = link;
        this.devices = devices;
    }

    /** A box with a broken printer or without its hall still serves: only its books decide whether it lives. */
    List<Probe> probes() {
        return List.of(
                new Probe("books", true, this::books),
                new Probe("link", false, this::link),
                new Probe("devices", false, this::devices));
    }

    List<Gauge> gauges() {
        List<Gauge> all = new ArrayList<>();
        all.add(new Gauge("paihao_link_up", "Whether the hub answers: 1 or 0", () -> up() ? 1 : 0));
        all.add(new Gauge("paihao_backlog_facts", "Facts the hub does not have yet", link.state()::backlog));
        all.add(new Gauge("paihao_devices_troubled", "Devices somebody must look at", this::troubled));
        all.add(new Gauge("paihao_disk_used_percent", "How full the disk of the books is", start::diskPercent));
        all.add(new Gauge("paihao_facts_written", "Facts of this epoch", core.books()::lastSeq));
        return all;
    }

    private boolean up() {
        return link.hub().status().up();
    }

    private long troubled() {
        return devices.get().stream().filter(DeviceView::troubled).count();
    }

    private Probe.Finding books() {
        boolean roomy = !start.diskLow();
        boolean answers = answers();
        return new Probe.Finding(
                roomy && answers, Map.of("writer", answers ? "answers" : "silent", "disk", roomy ? "room" : "full"));
    }

    /** An empty unit of work goes the whole way through the writer and its COMMIT, and wears no disk. */
    private boolean answers() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(core.books().commit(entry -> Boolean.TRUE));
            } catch (RuntimeException e) {
                done.complete(false);
            }
        });
        try {
            return done.get(BOOKS_PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Probe.Finding link() {
        HubLine.Status status = link.hub().status();
        return new Probe.Finding(
                status.up(),
                Map.of(
                        "state",
                        status.up() ? "up" : "down",
                        "since",
                        status.since().toString()));
    }

    private Probe.Finding devices() {
        Map<String, String> details = new LinkedHashMap<>();
        boolean well = true;
        for (DeviceView device : devices.get()) {
            details.put(
                    device.id(),
                    device.state() + device.reason().map(why -> " " + why).orElse(""));
            well &= !device.state().equals("fault");
        }
        return new Probe.Finding(well, details);
    }
}
