package org.paihao.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.config.ApplianceConfig;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Directive;
import org.paihao.core.message.Evacuation;
import org.paihao.core.message.Live;
import org.paihao.web.Site;

/** A box in an emergency (应急): what its supervisor orders, and what it does itself. */
final class Emergency {
    /** Orders of a power warning begin so. */
    static final String POWER = "power";

    private static final Duration WARNING_STANDS = Duration.ofMinutes(10);
    private static final Logger LOG = System.getLogger(Emergency.class.getName());

    private final ApplianceConfig config;
    private final Appliance.Core core;
    private final Appliance.Link link;
    private final Hardware hardware;
    private final Optional<WaitingLists> lists;
    private boolean evacuated;
    private Optional<Instant> warnedAt = Optional.empty();

    Emergency(ApplianceConfig config, Appliance.Core core, Appliance.Link link, Hardware hardware) {
        this.config = config;
        this.core = core;
        this.link = link;
        this.hardware = hardware;
        this.lists = hardware.printer()
                .map(printer -> new WaitingLists(new WaitingLists.Parts(
                        printer,
                        () -> core.plan(config.hall()),
                        link.boards(),
                        core.books(),
                        core.clock(),
                        core.notes(),
                        config.name())));
    }

    /** Puts the waiting lists on this box's printer, if it has one. */
    void printLists(String order) {
        lists.ifPresent(known -> core.notes().execute(() -> known.print(order)));
    }

    /**
     * The UPS says that the mains are gone: the lists come out while there is power for it; here, or from the hub on
     * whichever box has a printer that works. Not again while the mains flicker.
     */
    void powerWarning() {
        Instant now = core.clock().now();
        if (warnedAt.filter(before -> now.isBefore(before.plus(WARNING_STANDS))).isPresent()) {
            return;
        }
        warnedAt = Optional.of(now);
        LOG.log(Level.WARNING, "event=power-warning terminal=" + config.terminal());
        String order = POWER + "-" + now.getEpochSecond();
        if (lists.isPresent()) {
            printLists(order);
            return;
        }
        link.hubSide()
                .ifPresent(side -> side.desk()
                        .readyPrinter()
                        .ifPresentOrElse(
                                terminal -> side.wire().command(terminal, new Directive.PrintLists(order)),
                                () -> LOG.log(Level.ERROR, "event=power-warning-unprinted")));
    }

    /**
     * Looks whether the hall is being left: the strip over a window has no page that says so.
     *
     * @return whether that has changed
     */
    boolean tick() {
        boolean now = link.boards().board().board().evacuation().isPresent();
        if (now == evacuated) {
            return false;
        }
        evacuated = now;
        hardware.sign(now ? "请立即离开大厅" : config.counter().filter(this::isOpen).isPresent() ? "请按号办理" : "暂停服务");
        return true;
    }

    private boolean isOpen(CounterId counter) {
        return core.books().state().counter(counter).staff().isPresent();
    }

    /** What the supervisor's page orders at the hub. */
    Site.Emergency of(HubSide side) {
        return new Site.Emergency() {
            @Override
            public void evacuate(boolean begin, StaffId by) {
                if (side.hub().evacuate(begin, by)) {
                    Optional<Text> text = side.hub().evacuation().map(Evacuation::text);
                    link.live().say(new Live.Evacuated(text, core.clock().now()));
                }
            }

            @Override
            public boolean printLists(TerminalId terminal, String order) {
                if (terminal.equals(core.self())) {
                    Emergency.this.printLists(order);
                    return lists.isPresent();
                }
                if (!side.desk().hasPrinter(terminal)) {
                    return false;
                }
                side.wire().command(terminal, new Directive.PrintLists(order));
                return true;
            }
        };
    }
}
