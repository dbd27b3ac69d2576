package org.paihao.app;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.paihao.config.ApplianceConfig;
import org.paihao.json.Json;
import org.paihao.web.view.DeviceView;

/**
 * What this box says of itself, put together anew for each publication. Parts of it become known while the box starts.
 */
final class LinkState {
    private final Appliance.Start start;
    private final ApplianceConfig config;
    private final Appliance.Core core;
    private volatile Optional<String> address = Optional.empty();
    private volatile Optional<String> diskAlarm = Optional.empty();
    private volatile LongSupplier backlog = () -> 0;
    private volatile Supplier<List<DeviceView>> devices = List::of;

    LinkState(Appliance.Start start, Appliance.Core core) {
        this.start = start;
        this.config = start.config();
        this.core = core;
    }

    void address(String known) {
        address = Optional.of(known);
    }

    void backlog(LongSupplier known) {
        backlog = known;
    }

    /** Facts the hub does not have yet. */
    long backlog() {
        return backlog.getAsLong();
    }

    /** Whether the disk has come to another mark since this was asked last: then the hall should hear of it. */
    boolean diskNews() {
        Optional<String> now = DiskUse.alarm(start.diskPercent());
        boolean news = !now.equals(diskAlarm);
        diskAlarm = now;
        return news;
    }

    void devices(Supplier<List<DeviceView>> known) {
        devices = known;
    }

    byte[] bytes() {
        return Json.bytes(new BoxState(
                true,
                Optional.of(core.clock().now()),
                Optional.of(core.epoch()),
                Optional.of(config.name()),
                address,
                Optional.of(config.roles().stream()
                        .map(role -> Json.dashed(role.name()))
                        .toList()),
                Optional.of(core.clock().trusted()),
                Optional.of(backlog.getAsLong()),
                Optional.of(devices.get()),
                Optional.of(start.diskPercent())));
    }
}
