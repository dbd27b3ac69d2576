package org.paihao.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.message.QueueBoard;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;
import org.paihao.device.printer.PrintOutcome;
import org.paihao.device.printer.TicketPrinter;
import org.paihao.role.HallBoards;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.ticket.WaitingListSlip;

/**
 * Puts on this box's ticket printer who waits, a slip for each service somebody waits for: from what this box has heard
 * of the hall, so it works without the hub. What came of it is a fact.
 */
final class WaitingLists {
    private static final Logger LOG = System.getLogger(WaitingLists.class.getName());
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** An order that comes twice comes twice within seconds. */
    private static final int ORDERS_KEPT = 16;

    private final Parts parts;
    private final Deque<String> orders = new ArrayDeque<>();

    /** @param notes runs what follows a slip: the printer's thread must not wait for the books */
    record Parts(
            TicketPrinter printer,
            Supplier<HallPlan> plan,
            HallBoards boards,
            Journal journal,
            HallClock clock,
            Executor notes,
            Text boxName) {}

    WaitingLists(Parts parts) {
        this.parts = parts;
    }

    /** Prints; the same order only once. Returns at once. */
    void print(String order) {
        synchronized (orders) {
            if (orders.contains(order)) {
                return;
            }
            orders.addLast(order);
            if (orders.size() > ORDERS_KEPT) {
                orders.removeFirst();
            }
        }
        List<WaitingListSlip> slips = slips();
        LOG.log(Level.INFO, "event=waiting-lists order=" + order + " slips=" + slips.size());
        next(order, slips, 0);
    }

    /** One slip after the other: a printer's inbox is small, and after a fault the rest would only be refused. */
    private void next(String order, List<WaitingListSlip> slips, int printed) {
        if (printed == slips.size()) {
            record(new Fact.ListsPrinted(order, printed, Optional.empty()));
            return;
        }
        parts.printer()
                .print("list", slips.get(printed).layout(parts.printer().columns()))
                .thenAcceptAsync(
                        outcome -> {
                            switch (outcome) {
                                case PrintOutcome.Done ignored -> next(order, slips, printed + 1);
                                case PrintOutcome.Refused refused ->
                                    stopped(order, printed, refused.reason().word());
                                case PrintOutcome.Unsure unsure ->
                                    stopped(order, printed, unsure.reason().word());
                            }
                        },
                        parts.notes());
    }

    private void stopped(String order, int printed, String reason) {
        record(new Fact.ListsPrinted(order, printed, Optional.of(reason)));
    }

    private void record(Fact fact) {
        parts.journal().commit(entry -> {
            entry.record(fact, parts.clock().now());
            return Boolean.TRUE;
        });
    }

    private List<WaitingListSlip> slips() {
        HallPlan plan = parts.plan().get();
        Instant now = parts.clock().now();
        List<WaitingListSlip> slips = new ArrayList<>();
        for (Service service : plan.lines()) {
            Optional<QueueBoard> line = parts.boards().queue(service.id());
            int waiting = line.map(known -> known.tickets().size()).orElse(0);
            int counted = parts.boards().board().board().waiting().getOrDefault(service.id(), 0);
            if (waiting > 0 || counted > 0) {
                slips.add(slip(plan, service.name().zh(), line, Math.max(0, counted - waiting), now));
            }
        }
        if (slips.isEmpty()) {
            slips.add(slip(plan, "全部事项", Optional.empty(), 0, now));
        }
        return slips;
    }

    private WaitingListSlip slip(HallPlan plan, String name, Optional<QueueBoard> line, int more, Instant now) {
        return new WaitingListSlip(
                plan.name().zh(),
                name,
                line.map(QueueBoard::tickets).orElse(List.of()).stream()
                        .map(waiting -> new WaitingListSlip.Row(
                                waiting.label().toString(),
                                at(plan, waiting.arrivedAt()).format(MINUTE)))
                        .toList(),
                more,
                at(
                                plan,
                                line.map(known -> later(
                                                known.at(),
                                                parts.boards().board().heardAt()))
                                        .orElse(now))
                        .format(MINUTE),
                at(plan, now).format(PRINTED),
                parts.boxName().zh());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime at(HallPlan plan, Instant instant) {
        return instant.atZone(plan.timeZone());
    }
}
