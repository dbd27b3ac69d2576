package org.paihao.role.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.message.HubReply;
import org.paihao.core.plan.PhoneTickets;
import org.paihao.core.time.BusinessDay;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;
import org.paihao.role.kiosk.Tokens;

/**
 * Tickets for phones. A phone is a random cookie and nothing else; its first ticket of the day, its second and so on
 * have ids that follow from it, so the hub stores nothing for a phone and still knows its tickets after a restart.
 * Strangers reach this: what they can make it do is bounded for a session, and for all of them together.
 */
public final class PhoneDesk {
    /** No hall has more people at its screens: beyond it somebody plays. */
    static final int TICKETS_A_MINUTE = 30;

    private final TerminalId self;
    private final Hub hub;
    private final Journal journal;
    private final HallClock clock;
    private final Tokens tokens;
    private final Presence presence;
    private final PhoneTickets rules;
    private long minute;
    private int takenInMinute;

    /**
     * @param tokens make the token of a ticket's page
     * @param presence tells who is in the hall
     */
    public PhoneDesk(
            TerminalId self,
            Hub hub,
            Journal journal,
            HallClock clock,
            Tokens tokens,
            Presence presence,
            PhoneTickets rules) {
        this.self = self;
        this.hub = hub;
        this.journal = journal;
        this.clock = clock;
        this.tokens = tokens;
        this.presence = presence;
        this.rules = rules;
    }

    /** What this hall allows. */
    public PhoneTickets rules() {
        return rules;
    }

    /** A ticket of a phone and the token of its page. */
    public record Mine(String token, HubReply.TicketIs is) {}

    /** The answer to a wish for a ticket. */
    public sealed interface Answer {
        /** It is there, or was there already. */
        record Taken(Mine mine) implements Answer {}

        /** Not now. {@code code} is stable. */
        record No(String code) implements Answer {}
    }

    /** The code the hall's screens show now. */
    public String code() {
        return presence.code(clock.now());
    }

    /** The right to take a ticket for whoever has scanned a screen just now; empty for an old or made-up code. */
    public Optional<String> grant(String session, String code) {
        Instant now = clock.now();
        return presence.isShown(code, now) ? Optional.of(presence.grant(session, now)) : Optional.empty();
    }

    /** Today's tickets of a phone, the newest first. */
    public List<Mine> mine(String session) {
        HallState state = journal.state();
        List<Mine> found = new ArrayList<>();
        for (int number = 0; number < PhoneTickets.DAY_MAX; number++) {
            TicketId id = id(state, session, number);
            if (state.ticket(id).isEmpty()) {
                break;
            }
            String token = tokens.of(id);
            hub.ticketOfToken(Tokens.digest(token)).ifPresent(is -> found.addFirst(new Mine(token, is)));
        }
        return found;
    }

    /** Takes a ticket, once for one key. */
    public Answer take(String session, String idempotencyKey, ServiceId service, String grant) {
        Journal.RequestKey key = new Journal.RequestKey("phone:" + session + ":" + idempotencyKey, service.value());
        Optional<Journal.Answer> before = journal.answered(key);
        if (before.isEmpty()) {
            if (!presence.isGranted(grant, session, clock.now())) {
                return new Answer.No("scan-again");
            }
            if (hub.evacuation().isPresent()) {
                return new Answer.No(HubReply.EVACUATED);
            }
            if (!hub.deciding()) {
                return new Answer.No("hub-stepped-down");
            }
            if (!room()) {
                return new Answer.No("phones-too-many");
            }
        }
        Journal.Answer answer = before.orElseGet(() -> journal.once(key, entry -> decide(entry, session, service)));
        if (answer.status() != 201) {
            return new Answer.No(answer.body());
        }
        TicketId id = new TicketId(answer.body());
        return hub.ticket(id)
                .<Answer>map(is -> new Answer.Taken(new Mine(tokens.of(id), is)))
                .orElseGet(() -> new Answer.No("unknown-ticket"));
    }

    private Journal.Answer decide(Journal.Entry entry, String session, ServiceId service) {
        HallState state = entry.state();
        int live = 0;
        int number = 0;
        while (number < PhoneTickets.DAY_MAX
                && state.ticket(id(state, session, number)).isPresent()) {
            live += isLive(state, id(state, session, number)) ? 1 : 0;
            number++;
        }
        if (live >= rules.liveMax()) {
            return new Journal.Answer(409, "phone-limit");
        }
        if (number == PhoneTickets.DAY_MAX) {
            return new Journal.Answer(409, "phone-day-limit");
        }
        TicketId id = id(state, session, number);
        Command command = new Command.TakeTicket(
                new Command.Request(
                        id,
                        service,
                        Channel.PHONE,
                        self,
                        Optional.of(Tokens.digest(tokens.of(id))),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                false);
        Optional<Refusal> refusal = entry.decide(command, clock.now());
        return refusal.map(why -> new Journal.Answer(409, why.code()))
                .orElseGet(() -> new Journal.Answer(201, id.value()));
    }

    /** By the token: a ticket that was passed on goes on under another id and the same token. */
    private boolean isLive(HallState state, TicketId id) {
        TicketId now = state.tokens().getOrDefault(Tokens.digest(tokens.of(id)), id);
        return state.ticket(now).filter(ticket -> !ticket.stage().ended()).isPresent();
    }

    /** Another day, other ids: the ledger keeps yesterday's. The day may begin with this very ticket. */
    private TicketId id(HallState state, String session, int number) {
        BusinessDay day = BusinessDay.of(
                        clock.now(), hub.plan().timeZone(), hub.plan().rollOver())
                .atLeast(state.day());
        return TicketId.ofTouch(self, "phone:" + day + ":" + session + ":" + number);
    }

    private synchronized boolean room() {
        long now = Math.floorDiv(clock.now().getEpochSecond(), 60);
        if (now != minute) {
            minute = now;
            takenInMinute = 0;
        }
        takenInMinute++;
        return takenInMinute <= TICKETS_A_MINUTE;
    }
}
