package org.paihao.core.hall;

import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.Fact.TicketWithdrawn.Why;
import org.paihao.core.hall.Decision.Agreed;
import org.paihao.core.hall.Decision.Refused;

/** Paper and queue agree (hall protocol §8): which slip may follow which, and what a citizen may choose. */
public final class PaperRules {
    /** A citizen may have one reprint at the machine: the first slip and one more. */
    public static final int COPIES_BY_CITIZEN = 2;
    /** Without any of the four ways on, a ticket that got no paper is withdrawn after this time. */
    public static final int CHOICE_SECONDS = 90;
    /** A ticket is callable when its slip is settled, at the latest so long after the touch. */
    public static final int CALLABLE_SECONDS = 15;

    private PaperRules() {}

    /** Whether the citizen may have another slip: only after {@code unsure} or {@code refused}, and once. */
    public static boolean citizenMayReprint(Paper paper) {
        return switch (paper.state()) {
            case UNSURE, REFUSED -> paper.copies() < COPIES_BY_CITIZEN;
            case NONE, PRINTING, DONE -> false;
        };
    }

    static Decision reprint(HallState state, Command.Reprint command) {
        Optional<TicketState> ticket = state.ticket(command.ticket());
        if (ticket.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        Paper paper = ticket.get().paper();
        boolean allowed = command.byStaff() ? paper.settled() : citizenMayReprint(paper);
        if (!allowed || ticket.get().stage().ended()) {
            return new Refused(new Refusal.WrongState(paper.state().name()));
        }
        return changed(ticket.get(), paper.printing());
    }

    static Decision outcome(HallState state, Command.PaperOutcome command) {
        Optional<TicketState> ticket = state.ticket(command.ticket());
        if (ticket.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        Paper paper = ticket.get().paper();
        if (paper.state() != Paper.State.PRINTING) {
            return new Refused(new Refusal.WrongState(paper.state().name()));
        }
        return switch (command.state()) {
            case DONE -> changed(ticket.get(), paper.done(command.word()));
            case REFUSED -> changed(ticket.get(), paper.refused(command.word()));
            case UNSURE -> changed(ticket.get(), paper.unsure(command.word()));
            case NONE, PRINTING -> throw new IllegalArgumentException("a printer's verdict is done, refused or unsure");
        };
    }

    static Decision choose(HallState state, Command.Choose command) {
        Optional<TicketState> ticket = state.ticket(command.ticket());
        if (ticket.isEmpty()) {
            return new Refused(new Refusal.UnknownTicket());
        }
        Paper paper = ticket.get().paper();
        if (!paper.choicePending()) {
            return new Refused(new Refusal.WrongState(paper.state().name()));
        }
        Ticket known = ticket.get().ticket();
        Fact chosen = new Fact.PaperChanged(known.id(), known.label(), paper.chosen(command.choice()));
        return switch (command.choice()) {
            case PHONE, REMEMBER, HELP -> Agreed.that(chosen);
            case WITHDRAW ->
                Agreed.that(chosen, new Fact.TicketWithdrawn(known.id(), known.label(), Why.CITIZEN_KIOSK));
            case TIMEOUT -> Agreed.that(chosen, new Fact.TicketWithdrawn(known.id(), known.label(), Why.NO_PAPER));
        };
    }

    private static Decision changed(TicketState ticket, Paper paper) {
        return Agreed.that(
                new Fact.PaperChanged(ticket.ticket().id(), ticket.ticket().label(), paper));
    }
}
