package org.paihao.app;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.paihao.core.plan.HallPlan;
import org.paihao.role.counter.CounterDesk;
import org.paihao.web.view.CounterView;
import org.paihao.web.view.DeviceView;
import org.paihao.web.view.KioskView;

/** What the pages of this box's roles show, gathered from books, link and devices. */
final class RoleViews {
    private final Appliance.Start start;
    private final Appliance.Core core;
    private final Appliance.Link link;
    private final Hardware hardware;
    private final Supplier<List<DeviceView>> devices;

    RoleViews(
            Appliance.Start start,
            Appliance.Core core,
            Appliance.Link link,
            Hardware hardware,
            Supplier<List<DeviceView>> devices) {
        this.start = start;
        this.core = core;
        this.link = link;
        this.hardware = hardware;
        this.devices = devices;
    }

    private HallPlan plan() {
        return core.plan(start.config().hall());
    }

    /** Hall time as its clocks on the wall show it. */
    ZonedDateTime hallNow() {
        return core.clock().now().atZone(plan().timeZone());
    }

    KioskView kiosk() {
        Optional<HallPlan> known = core.plans().plan();
        return known.isEmpty()
                ? KioskView.without(core.clock().now())
                : KioskView.of(known.get(), link.boards().board(), hallNow(), notice());
    }

    private Optional<KioskView.NoticeView> notice() {
        if (start.diskLow()) {
            return Optional.of(new KioskView.NoticeView(
                    "disk-full", Optional.empty(), core.clock().now()));
        }
        for (DeviceView device : hardware.devices()) {
            boolean stops = device.kind().equals("printer")
                    && !device.state().equals("ready")
                    && !device.state().equals("attention");
            if (stops) {
                return Optional.of(new KioskView.NoticeView("printer", device.reason(), device.since()));
            }
        }
        var status = link.hub().status();
        return status.up()
                ? Optional.empty()
                : Optional.of(new KioskView.NoticeView("link-down", Optional.empty(), status.since()));
    }

    CounterView counter(CounterDesk known, Optional<CounterView.ScanView> scan) {
        Instant now = core.clock().now();
        var status = link.hub().status();
        // A box that is hub as well decides itself in any case.
        boolean local = !status.up() && link.hubSide().isEmpty();
        return CounterView.of(
                new CounterView.From(
                        plan(),
                        core.books().state(),
                        local ? known.line().boards() : link.boards(),
                        devices.get(),
                        now,
                        issuer -> link.hubSide().flatMap(side -> side.desk().name(issuer)),
                        local
                                ? Optional.of(new CounterView.LocalView(
                                        status.since(), link.state().backlog()))
                                : Optional.empty(),
                        known::decidedHere,
                        scan,
                        known.work().isForgotten()),
                known.id());
    }
}
