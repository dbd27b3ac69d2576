package org.paihao.core.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.BookingState.Status;
import org.paihao.core.hall.Decision.Refused;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.AppointmentPlan.Kind;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Slots;
import org.paihao.core.time.BusinessDay;

/** Appointments: who may book, check in, change and cancel, and when nobody has come (docs/appointments.md). */
public final class BookingRules {
    private BookingRules() {}

    /** What people call it: the plan's name for a service or an offer, else its id. */
    public static Text name(HallPlan plan, ServiceId service) {
        return plan.service(service)
                .map(Service::name)
                .or(() -> plan.appointments()
                        .flatMap(rules -> rules.offer(service))
                        .flatMap(AppointmentPlan.Offer::name))
                .orElseGet(() -> Text.same(service.value()));
    }

    /** What is booked: a window where the plan says nothing. */
    public static Kind kind(HallPlan plan, ServiceId service) {
        return plan.appointments()
                .flatMap(appointments -> appointments.offer(service))
                .map(AppointmentPlan.Offer::what)
                .orElse(Kind.WINDOW);
    }

    /** Why an appointment can't be made, whatever others have booked; empty when it can. */
    public static Optional<Refusal> unfit(HallPlan plan, Booking booking) {
        ServiceId service = booking.service();
        Optional<AppointmentPlan> appointments = plan.appointments();
        if (appointments.isEmpty()) {
            return plan.service(service).isEmpty()
                    ? Optional.of(new Refusal.UnknownService(service))
                    : addressFits(Kind.WINDOW, booking);
        }
        Optional<AppointmentPlan.Offer> offer = appointments.get().offer(service);
        if (offer.isEmpty()) {
            return Optional.of(new Refusal.UnknownService(service));
        }
        boolean slot = new Slots(plan)
                .at(service, booking.from())
                .filter(found -> found.to().equals(booking.to()))
                .isPresent();
        if (!slot) {
            return Optional.of(new Refusal.NoSuchSlot(service));
        }
        List<String> crews = offer.get().crews().orElse(List.of());
        if (booking.crew().filter(crew -> !crews.contains(crew)).isPresent()) {
            return Optional.of(new Refusal.UnknownCrew(service));
        }
        return addressFits(offer.get().what(), booking);
    }

    /** The least personal data possible: an address is asked for only where somebody goes there. */
    private static Optional<Refusal> addressFits(Kind kind, Booking booking) {
        return booking.address().isPresent() == (kind == Kind.SURVEY)
                ? Optional.empty()
                : Optional.of(new Refusal.BookingAddress(kind == Kind.SURVEY));
    }

    /** How many places of a slot are left; as many as one likes where the plan says nothing. */
    public static int free(HallPlan plan, HallState state, ServiceId service, Instant from) {
        if (plan.appointments().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        int places = new Slots(plan).at(service, from).map(Slots.Slot::places).orElse(0);
        long taken = state.bookings().values().stream()
                .filter(known -> known.status() != Status.CANCELLED)
                .map(BookingState::booking)
                .filter(booking ->
                        booking.from().equals(from) && booking.service().equals(service))
                .count();
        return (int) Math.max(0, places - taken);
    }

    static Decision book(HallPlan plan, HallState state, Booking booking) {
        BookingState known = state.bookings().get(booking.code());
        if (known != null) {
            return known.status() != Status.CANCELLED && booking.equals(known.booking())
                    ? Decision.Agreed.already()
                    : new Refused(new Refusal.CodeTaken());
        }
        return room(plan, state, booking);
    }

    static Decision change(HallPlan plan, HallState state, Booking booking) {
        BookingState known = state.bookings().get(booking.code());
        if (known == null) {
            return new Refused(new Refusal.UnknownBooking());
        }
        if (known.status() != Status.BOOKED) {
            return new Refused(ended(known.status()));
        }
        if (booking.equals(known.booking())) {
            return Decision.Agreed.already();
        }
        boolean same = booking.from().equals(known.booking().from())
                && booking.service().equals(known.booking().service());
        // Its own place is no other's: what stays in its slot needs no further one.
        Optional<Refusal> unfit = unfit(plan, booking);
        if (same) {
            return unfit.<Decision>map(Refused::new)
                    .orElseGet(() -> Decision.Agreed.that(new Fact.BookingMade(booking)));
        }
        return room(plan, state, booking);
    }

    private static Decision room(HallPlan plan, HallState state, Booking booking) {
        Optional<Refusal> unfit = unfit(plan, booking);
        if (unfit.isPresent()) {
            return new Refused(unfit.get());
        }
        return free(plan, state, booking.service(), booking.from()) > 0
                ? Decision.Agreed.that(new Fact.BookingMade(booking))
                : new Refused(new Refusal.SlotFull(booking.service()));
    }

    static Decision cancel(HallState state, String code) {
        BookingState known = state.bookings().get(code);
        if (known == null) {
            return new Refused(new Refusal.UnknownBooking());
        }
        return switch (known.status()) {
            case CANCELLED -> Decision.Agreed.already();
            case BOOKED ->
                Decision.Agreed.that(
                        new Fact.BookingCancelled(code, known.booking().service()));
            case CHECKED_IN, ARRIVED, DONE, NO_SHOW -> new Refused(ended(known.status()));
        };
    }

    static Decision mark(HallPlan plan, HallState state, Command.MarkBooking command) {
        BookingState known = state.bookings().get(command.code());
        if (known == null) {
            return new Refused(new Refusal.UnknownBooking());
        }
        Status to = command.status();
        boolean markable = to == Status.ARRIVED || to == Status.DONE || to == Status.NO_SHOW;
        if (!markable || kind(plan, known.booking().service()) == Kind.WINDOW) {
            return new Refused(new Refusal.WrongState("this appointment is not marked by hand"));
        }
        if (known.status() == to) {
            return Decision.Agreed.already();
        }
        return known.status() == Status.CANCELLED
                ? new Refused(new Refusal.BookingCancelled())
                : Decision.Agreed.that(
                        new Fact.BookingMarked(command.code(), known.booking().service(), to, command.staff()));
    }

    private static Refusal ended(Status status) {
        return switch (status) {
            case CANCELLED -> new Refusal.BookingCancelled();
            case NO_SHOW -> new Refusal.BookingExpired();
            case BOOKED, CHECKED_IN, ARRIVED, DONE -> new Refusal.BookingUsed();
        };
    }

    /** Why an appointment can't be checked in at this moment; empty when it can. */
    static Optional<Refusal> notNow(HallPlan plan, BookingState known, Instant at, BusinessDay today) {
        Booking booking = known.booking();
        if (known.status() == Status.CANCELLED) {
            return Optional.of(new Refusal.BookingCancelled());
        }
        if (kind(plan, booking.service()) != Kind.WINDOW) {
            return Optional.of(new Refusal.BookingWithoutTicket());
        }
        Optional<Instant> early =
                plan.appointments().map(rules -> booking.from().minus(rules.early()));
        boolean otherDay =
                BusinessDay.of(booking.from(), plan.timeZone(), plan.rollOver()).compareTo(today) > 0;
        if (otherDay || early.filter(at::isBefore).isPresent()) {
            return Optional.of(new Refusal.BookingTooEarly(early.orElse(booking.from())));
        }
        return at.isBefore(closes(plan, booking)) ? Optional.empty() : Optional.of(new Refusal.BookingExpired());
    }

    private static Instant closes(HallPlan plan, Booking booking) {
        return plan.appointments().map(rules -> booking.to().plus(rules.late())).orElse(booking.to());
    }

    /**
     * What the place in line goes by: the booked time for whoever comes until the slot is over, by a microsecond more
     * for each who has come before; empty for who comes later, whose wait counts from now.
     */
    static Optional<Instant> place(HallState state, Booking booking, Instant at) {
        if (!at.isBefore(booking.to())) {
            return Optional.empty();
        }
        long before = state.bookings().values().stream()
                .map(BookingState::booking)
                .filter(other ->
                        other.from().equals(booking.from()) && other.service().equals(booking.service()))
                .filter(other -> state.ticket(TicketId.ofBooking(other.code())).isPresent())
                .count();
        return Optional.of(booking.from().plusNanos(1_000 * before));
    }

    /** Whether somebody had an appointment and the time for it has passed without a ticket. */
    public static boolean missed(HallPlan plan, HallState state, BookingState known, Instant now) {
        Booking booking = known.booking();
        return known.status() == Status.BOOKED
                && !now.isBefore(closes(plan, booking))
                && kind(plan, booking.service()) == Kind.WINDOW
                && state.ticket(TicketId.ofBooking(booking.code())).isEmpty();
    }

    static List<Fact> missed(HallPlan plan, HallState state, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Map.Entry<String, BookingState> known : state.bookings().entrySet()) {
            if (missed(plan, state, known.getValue(), now)) {
                facts.add(new Fact.BookingMissed(
                        known.getKey(), known.getValue().booking().service()));
            }
        }
        return facts;
    }
}
