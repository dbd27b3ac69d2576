package org.paihao.app;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.paihao.core.Text;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Zone;
import org.paihao.device.printer.PrintOutcome;
import org.paihao.device.printer.TicketPrinter;
import org.paihao.json.Json;
import org.paihao.role.kiosk.SlipPrinter;
import org.paihao.ticket.SlipWords;
import org.paihao.ticket.TicketLayout;
import org.paihao.ticket.TicketSlip;
import org.paihao.web.view.TicketView;

/**
 * Between the kiosk, which knows tickets, and a ticket printer, which knows layouts: puts the plan's words on the slip.
 */
final class Slips implements SlipPrinter {
    private static final DateTimeFormatter ISSUED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final TicketPrinter printer;
    private final Supplier<HallPlan> plan;
    private final Text boxName;

    Slips(TicketPrinter printer, Supplier<HallPlan> plan, Text boxName) {
        this.printer = printer;
        this.plan = plan;
        this.boxName = boxName;
    }

    @Override
    public CompletableFuture<Verdict> print(Slip slip) {
        TicketLayout layout = TicketLayout.of(words(slip), printer.columns());
        return printer.print(slip.ticket().label().toString(), layout).thenApply(Slips::verdict);
    }

    private TicketSlip words(Slip slip) {
        HallPlan now = plan.get();
        Ticket ticket = slip.ticket();
        Function<Text, String> in = text -> slip.english() ? text.en() : text.zh();
        Optional<Service> service = now.service(ticket.service());
        Text name = now.service(ticket.chosen())
                .map(known -> slip.elder() ? known.plainName().orElse(known.name()) : known.name())
                .orElse(Text.same(ticket.chosen().value()));
        SlipWords words = slip.english() ? SlipWords.english() : SlipWords.chinese();
        Optional<Zone> zone = service.flatMap(known -> now.zone(known.zone()));
        return new TicketSlip(
                in.apply(now.name()),
                in.apply(name),
                ticket.label().toString(),
                slip.ahead().map(OptionalInt::of).orElse(OptionalInt.empty()),
                slip.estimate().map(wait -> new TicketSlip.Estimate(wait.p50Minutes(), wait.p90Minutes())),
                zone.map(known -> in.apply(known.where())).orElse(""),
                TicketView.counters(now, ticket.service()),
                slip.phoneUrl(),
                steps(now, ticket, words, in),
                ZonedDateTime.ofInstant(ticket.arrivedAt(), now.timeZone()).format(ISSUED),
                in.apply(boxName),
                slip.reprint(),
                slip.elder(),
                words);
    }

    /** What whoever follows a journey should know: where they begin, and that the next line finds them. */
    private static List<String> steps(HallPlan plan, Ticket ticket, SlipWords words, Function<Text, String> in) {
        return plan.service(ticket.chosen())
                .flatMap(Service::journey)
                .map(journey -> List.of(
                        words.firstStep(in.apply(TicketView.name(plan, ticket.service()))),
                        words.allSteps(journey.steps().size())))
                .orElse(List.of());
    }

    private static Verdict verdict(PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Done done ->
                new Verdict(Paper.State.DONE, Json.dashed(done.proof().name()));
            case PrintOutcome.Refused refused ->
                new Verdict(Paper.State.REFUSED, refused.reason().word());
            case PrintOutcome.Unsure unsure ->
                new Verdict(Paper.State.UNSURE, unsure.reason().word());
        };
    }
}
