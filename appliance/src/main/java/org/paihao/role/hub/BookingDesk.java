package org.paihao.role.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.BookingRules;
import org.paihao.core.hall.BookingState;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.ServiceId;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Slots;
import org.paihao.role.HallClock;
import org.paihao.role.Journal;

/** Appointments at the hub: the books of them, slots with free places, a file of them at once. Thread-safe. */
public final class BookingDesk {
    /** So many lines are said to be wrong; whoever mends them sends the file again. */
    public static final int WRONG_MAX = 100;
    /** A file is written in parts, so that a touch at a kiosk never waits for all of it. */
    private static final int PART = 50;

    private final Journal journal;
    private final HallPlan plan;
    private final HallClock clock;
    private final Runnable mustDecide;

    BookingDesk(Journal journal, HallPlan plan, HallClock clock, Runnable mustDecide) {
        this.journal = journal;
        this.plan = plan;
        this.clock = clock;
        this.mustDecide = mustDecide;
    }

    /** Makes, changes, cancels or marks one. Empty when it is done, or was so already, else why not. */
    public Optional<Refusal> carryOut(Command command) {
        mustDecide.run();
        return journal.commit(entry -> entry.decide(command, clock.now()));
    }

    /** An appointment by its code; empty when none is known. */
    public Optional<BookingState> find(String code) {
        return Optional.ofNullable(journal.state().bookings().get(code));
    }

    /** The calendar day it is in the hall. */
    public LocalDate today() {
        return clock.now().atZone(plan.timeZone()).toLocalDate();
    }

    /** The appointments of a calendar day, in the order of their times. */
    public List<BookingState> on(LocalDate date) {
        return journal.state().bookings().values().stream()
                .filter(known -> known.booking()
                        .from()
                        .atZone(plan.timeZone())
                        .toLocalDate()
                        .equals(date))
                .sorted(Comparator.comparing(
                                (BookingState known) -> known.booking().from())
                        .thenComparing(known -> known.booking().code()))
                .toList();
    }

    /** A slot and how many places are left in it. */
    public record FreeSlot(Instant from, Instant to, int places, int free) {}

    /** The slots of a calendar day with their free places, those that have begun left out. */
    public List<FreeSlot> slots(ServiceId service, LocalDate date) {
        HallState state = journal.state();
        Instant now = clock.now();
        return new Slots(plan)
                .on(service, date).stream()
                        .filter(slot -> slot.from().isAfter(now))
                        .map(slot -> new FreeSlot(
                                slot.from(),
                                slot.to(),
                                slot.places(),
                                BookingRules.free(plan, state, service, slot.from())))
                        .toList();
    }

    /** What came of a file: how many it had, how many of them were new, or what is wrong and nothing was taken. */
    public record Imported(int appointments, int added, List<WrongLine> wrong) {}

    /** A line of the file, counted from 1, and what is wrong with it. */
    public record WrongLine(int line, String sentence) {}

    /**
     * Takes a file of appointments, all of it or nothing: it is checked as a whole first. What is in the books already
     * with the same content changes nothing, so a file may come again. Should somebody take the last place of a slot
     * while the file is being written, its line is told and the others stand.
     */
    public Imported take(byte[] file) {
        mustDecide.run();
        BookingFile read = BookingFile.read(file, plan);
        List<WrongLine> wrong = new ArrayList<>();
        read.wrong().forEach(line -> wrong.add(new WrongLine(line.line(), line.sentence())));
        TreeMap<Integer, Booking> lines = new TreeMap<>(read.bookings());
        check(lines, wrong);
        if (!wrong.isEmpty()) {
            wrong.sort(Comparator.comparingInt(WrongLine::line));
            return new Imported(lines.size() + read.wrong().size(), 0, first(wrong));
        }
        int before = journal.state().bookings().size();
        List<Map.Entry<Integer, Booking>> all = List.copyOf(lines.entrySet());
        for (int i = 0; i < all.size(); i += PART) {
            List<Map.Entry<Integer, Booking>> part = all.subList(i, Math.min(all.size(), i + PART));
            wrong.addAll(journal.commit(entry -> write(entry, part)));
        }
        return new Imported(lines.size(), journal.state().bookings().size() - before, first(wrong));
    }

    private static List<WrongLine> first(List<WrongLine> wrong) {
        return List.copyOf(wrong.subList(0, Math.min(wrong.size(), WRONG_MAX)));
    }

    private List<WrongLine> write(Journal.Entry entry, List<Map.Entry<Integer, Booking>> part) {
        List<WrongLine> late = new ArrayList<>();
        Instant now = clock.now();
        for (Map.Entry<Integer, Booking> line : part) {
            entry.decide(new Command.MakeBooking(line.getValue()), now)
                    .ifPresent(no -> late.add(new WrongLine(line.getKey(), no.code())));
        }
        return late;
    }

    private void check(Map<Integer, Booking> lines, List<WrongLine> wrong) {
        record Slot(ServiceId service, Instant from) {}
        HallState state = journal.state();
        Map<Slot, Integer> free = new HashMap<>();
        lines.forEach((line, booking) -> {
            BookingState known = state.bookings().get(booking.code());
            if (known != null) {
                if (known.status() == BookingState.Status.CANCELLED
                        || !known.booking().equals(booking)) {
                    wrong.add(new WrongLine(line, "code-taken"));
                }
                return;
            }
            Optional<Refusal> unfit = BookingRules.unfit(plan, booking);
            if (unfit.isPresent()) {
                wrong.add(new WrongLine(line, unfit.get().code()));
                return;
            }
            int left = free.computeIfAbsent(
                    new Slot(booking.service(), booking.from()),
                    slot -> BookingRules.free(plan, state, slot.service(), slot.from()));
            if (left == 0) {
                wrong.add(new WrongLine(line, "slot-full"));
            }
            free.put(new Slot(booking.service(), booking.from()), Math.max(0, left - 1));
        });
    }
}
