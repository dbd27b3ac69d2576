package org.paihao.core.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Deed;
import org.paihao.core.hall.Hold;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Passing;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.rating.Level;
import org.paihao.core.rating.Rating;
import org.paihao.core.time.BusinessDay;

/** What one terminal tells of, in its order. Times are minutes after nine. */
final class Told {
    static final BusinessDay TODAY = new BusinessDay(java.time.LocalDate.parse("2026-11-23"));
    static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    static final ServiceId TAX = new ServiceId("tax");
    private static final StaffId STAFF = new StaffId("1001");

    private final TerminalId self;
    private final List<FactRecord> facts = new ArrayList<>();

    Told(String terminal) {
        this.self = new TerminalId(terminal);
    }

    List<FactRecord> facts() {
        return List.copyOf(facts);
    }

    static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    static Ticket ticket(String touch, String label, int minute) {
        TerminalId kiosk = new TerminalId("kiosk-1");
        return new Ticket(
                TicketId.ofTouch(kiosk, touch),
                Label.parse(label),
                TAX,
                TODAY,
                at(minute),
                false,
                Channel.KIOSK,
                kiosk,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A ticket of which a counter knows the label only. */
    static Ticket labelled(String label, int minute) {
        return new Ticket(
                TicketId.ofLabel(TODAY, Label.parse(label)),
                Label.parse(label),
                TAX,
                TODAY,
                at(minute),
                true,
                Channel.LABEL,
                new TerminalId("counter-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Told fact(int minute, Fact fact) {
        facts.add(new FactRecord(new FactKey(self, "00000000000000aa", facts.size() + 1), at(minute), 1, fact));
        return this;
    }

    Told took(Ticket ticket) {
        return fact(0, new Fact.TicketTaken(ticket, Paper.NONE));
    }

    Told left(int minute, Ticket ticket) {
        return fact(
                minute, new Fact.TicketWithdrawn(ticket.id(), ticket.label(), Fact.TicketWithdrawn.Why.CITIZEN_KIOSK));
    }

    Told called(Call call) {
        return fact(minuteOf(call), new Fact.TicketCalled(call, Optional.empty()));
    }

    Told arrived(int minute, Call call) {
        return fact(minute, new Fact.CallArrived(call));
    }

    Told finished(int minute, Call call) {
        return fact(minute, new Fact.CallFinished(call, Optional.empty(), false));
    }

    Told nobodyCame(int minute, Call call) {
        return fact(minute, new Fact.CallUnanswered(call, Optional.empty()));
    }

    /** Its citizen waits on: for {@code onward}, or set aside for ten minutes. */
    Told passed(int minute, Call call, Passing how, Ticket onward) {
        Optional<Hold> hold =
                how == Passing.PARKED ? Optional.of(new Hold(at(minute + 10), "papers")) : Optional.empty();
        return fact(minute, new Fact.CallPassed(call, Optional.empty(), how, Optional.of("papers"), onward, hold));
    }

    Told back(int minute, Ticket ticket) {
        return fact(minute, new Fact.TicketBack(ticket.id(), ticket.label()));
    }

    Told undone(int minute, Call call, Deed.Kind deed) {
        return fact(minute, new Fact.DeedUndone(call, deed));
    }

    /** The further ticket of whoever a call passed on. */
    static Ticket onward(Ticket ticket, Call after, int minute) {
        return ticket.onward(
                TicketId.ofPassing(after.id(), at(minute)),
                TAX,
                Optional.empty(),
                new Turn(ticket.id(), 1, at(minute), Optional.of(after.id()), Optional.empty(), false));
    }

    Told rated(Call call) {
        return fact(
                0,
                new Fact.RatingGiven(
                        call.id(),
                        call.counter(),
                        TAX,
                        new Rating(Level.SATISFIED, List.of(), Optional.empty()),
                        Fact.RatingGiven.By.PAGE,
                        NINE));
    }

    Told notRated(Call call) {
        return fact(0, new Fact.RatingMissing(call.id(), call.counter(), TAX, false, NINE));
    }

    private static int minuteOf(Call call) {
        return (int) java.time.Duration.between(NINE, call.calledAt()).toMinutes();
    }

    static Call call(String name, Ticket ticket, String counter, int minute) {
        return new Call(
                new CallId(TicketId.ofTouch(new TerminalId(counter), "call:" + name)
                        .value()),
                ticket,
                new CounterId(counter),
                STAFF,
                at(minute));
    }
}
