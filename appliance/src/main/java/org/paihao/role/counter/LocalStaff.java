package org.paihao.role.counter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.StaffId;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.plan.Staff;
import org.paihao.role.HallClock;
import org.paihao.role.HubLine;
import org.paihao.role.Journal;
import org.paihao.role.StoreException;
import org.paihao.role.hub.Pins;
import org.paihao.role.hub.StaffDesk;

/**
 * Signing in at one box: the hub checks the PIN; while it does not answer, those who signed in here within seven days
 * are known by a salted verifier of the PIN they used, with the hub's limit on wrong ones. Thread-safe.
 */
public final class LocalStaff {
    static final Duration REMEMBERED = Duration.ofDays(7);
    /** A counter has a few members of staff; whoever signed in longest ago makes room. */
    static final int STAFF_MAX = 32;
    /** A day is near enough: not every sign-in is worth a commit and a new verifier. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String KEPT = "staff-here";
    private static final Logger LOG = System.getLogger(LocalStaff.class.getName());

    private final Optional<CounterId> counter;
    private final HubLine hub;
    private final Journal journal;
    private final HallClock clock;
    private final SecureRandom random;
    private final StaffDesk desk;

    /** @param counter the counter of this box; empty where there is none */
    public LocalStaff(HubLine hub, Journal journal, HallClock clock, SecureRandom random, Optional<CounterId> counter) {
        this.counter = counter;
        this.hub = hub;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
        this.desk = new StaffDesk(() -> remembered().stream().map(Member::staff).toList(), clock);
    }

    private record Member(Staff staff, Instant at) {
        String line() {
            return staff.id() + "|" + staff.role().name() + "|" + at.toEpochMilli() + "|" + staff.pinHash() + "|"
                    + staff.name().replace('\n', ' ');
        }

        static Member of(String line) {
            String[] parts = line.split("\\|", 5);
            return new Member(
                    new Staff(new StaffId(parts[0]), parts[4], Staff.Role.valueOf(parts[1]), parts[3]),
                    Instant.ofEpochMilli(Long.parseLong(parts[2])));
        }
    }

    /** The hub's answer, or this box's own when there is none. Empty when this box does not know the person either. */
    public Optional<HubReply> signIn(StaffId staff, String pin) {
        Optional<HubReply> reply = atHub(staff, pin);
        if (reply.isEmpty() || isNoHub(reply.get())) {
            // Who never signed in here is told that the hub is missing, not that the PIN is wrong.
            return remembered().stream().anyMatch(member -> member.staff().id().equals(staff))
                    ? Optional.of(desk.signIn(staff, pin))
                    : Optional.empty();
        }
        try {
            learn(staff, pin, reply.get());
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "event=staff-not-remembered", e);
        }
        return reply;
    }

    /** The hub's answer alone. */
    public Optional<HubReply> atHub(StaffId staff, String pin) {
        return hub.ask(new HubRequest.SignIn(staff, pin, counter), PATIENCE);
    }

    private static boolean isNoHub(HubReply reply) {
        return reply instanceof HubReply.No no && no.code().equals("hub-stepped-down");
    }

    private synchronized void learn(StaffId staff, String pin, HubReply reply) {
        List<Member> members = new ArrayList<>(remembered());
        Optional<Member> known = members.stream()
                .filter(member -> member.staff().id().equals(staff))
                .findFirst();
        boolean same =
                known.isPresent() && Pins.matches(pin, known.get().staff().pinHash());
        switch (reply) {
            case HubReply.SignedIn in -> {
                Staff.Role role = Staff.Role.valueOf(in.role().toUpperCase(Locale.ROOT));
                Instant now = clock.now();
                boolean fresh = same
                        && known.get().at().isAfter(now.minus(FRESH))
                        && known.get().staff().role() == role
                        && known.get().staff().name().equals(in.name());
                if (!fresh) {
                    known.ifPresent(members::remove);
                    members.add(new Member(new Staff(staff, in.name(), role, Pins.hash(pin, random)), now));
                    keep(members);
                }
            }
            case HubReply.No no
            when no.code().equals("wrong-pin") && same -> {
                // The hub has another PIN now, or none: what this box remembers is over.
                known.ifPresent(members::remove);
                keep(members);
            }
            case HubReply.No ignored -> {}
            case HubReply.Hello ignored -> {}
            case HubReply.TicketIs ignored -> {}
            case HubReply.CallIs ignored -> {}
        }
    }

    private void keep(List<Member> members) {
        String text = members.stream()
                .sorted(Comparator.comparing(Member::at).reversed())
                .limit(STAFF_MAX)
                .map(Member::line)
                .collect(Collectors.joining("\n"));
        journal.commit(entry -> {
            entry.keep(KEPT, text);
            return Boolean.TRUE;
        });
    }

    private List<Member> remembered() {
        Instant since = clock.now().minus(REMEMBERED);
        return journal.kept(KEPT)
                .map(text -> text.lines()
                        .map(Member::of)
                        .filter(member -> member.at().isAfter(since))
                        .toList())
                .orElse(List.of());
    }
}
