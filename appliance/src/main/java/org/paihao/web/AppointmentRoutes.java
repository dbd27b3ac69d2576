package org.paihao.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.access.ApiScope;
import org.paihao.core.hall.Booking;
import org.paihao.core.hall.BookingRules;
import org.paihao.core.hall.BookingState;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.Refusal;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.Slots;
import org.paihao.role.hub.BookingDesk;
import org.paihao.role.hub.Hub;

/** Appointments: for the city's own booking system, and the day lists of crews and helpers. */
final class AppointmentRoutes {
    /** Five thousand lines of two hundred characters. */
    private static final int FILE_MAX = 2 * 1024 * 1024;

    private final Hub hub;

    AppointmentRoutes(Hub hub) {
        this.hub = hub;
    }

    /** Body of an appointment; without {@code to} it ends with its slot. */
    record BookingBody(
            String code,
            ServiceId service,
            Instant from,
            Optional<Instant> to,
            Optional<String> address,
            Optional<String> crew) {}

    /** Body of a mark of the day list. */
    record MarkBody(BookingState.Status status) {}

    /** An appointment and the text of its QR. */
    record Booked(
            String code,
            ServiceId service,
            Text name,
            AppointmentPlan.Kind kind,
            Instant from,
            Instant to,
            Optional<String> address,
            Optional<String> crew,
            BookingState.Status status,
            String qr) {}

    /** A calendar day's appointments, hall time. */
    record Day(LocalDate date, List<Booked> appointments) {}

    /** The slots of a day. */
    record FreeSlots(List<BookingDesk.FreeSlot> slots) {}

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/appointments", Access.STAFF, this::book).orToken(ApiScope.BOOKINGS_WRITE),
                Route.get("/api/v1/appointments", Access.STAFF, this::day).orToken(ApiScope.BOOKINGS_WRITE),
                Route.get("/api/v1/appointment-slots", Access.STAFF, this::slots)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.post("/api/v1/appointment-imports", Access.STAFF, this::take)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.get("/api/v1/appointments/{code}", Access.STAFF, this::show)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.put("/api/v1/appointments/{code}", Access.STAFF, this::change)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.delete("/api/v1/appointments/{code}", Access.STAFF, this::cancel)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.post("/api/v1/appointments/{code}/cancel", Access.STAFF, this::cancel)
                        .orToken(ApiScope.BOOKINGS_WRITE),
                Route.post("/api/v1/appointments/{code}/mark", Access.STAFF, this::mark));
    }

    private Booking booking(BookingBody body) {
        Instant to = body.to()
                .or(() -> new Slots(hub.plan()).at(body.service(), body.from()).map(Slots.Slot::to))
                .orElseThrow(() -> ProblemException.badRequest("no slot begins then, and 'to' is not said"));
        try {
            return new Booking(body.code(), body.service(), body.from(), to, body.address(), body.crew());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private void book(Exchange exchange) {
        Booking booking = booking(exchange.body(BookingBody.class));
        refuse(hub.bookings().carryOut(new Command.MakeBooking(booking)), booking);
        exchange.json(201, booked(booking.code()));
    }

    private void change(Exchange exchange) {
        String code = code(exchange);
        BookingBody body = exchange.body(BookingBody.class);
        if (!body.code().equals(code)) {
            throw ProblemException.badRequest("the code in the body is another than in the address");
        }
        Booking booking = booking(body);
        refuse(hub.bookings().carryOut(new Command.ChangeBooking(booking)), booking);
        exchange.json(200, booked(code));
    }

    private void cancel(Exchange exchange) {
        refuse(hub.bookings().carryOut(new Command.CancelBooking(code(exchange))));
        exchange.json(200, booked(code(exchange)));
    }

    private void mark(Exchange exchange) {
        StaffId by = exchange.session().map(Sessions.Session::staff).orElse(new StaffId("api"));
        BookingState.Status to = exchange.body(MarkBody.class).status();
        refuse(hub.bookings().carryOut(new Command.MarkBooking(code(exchange), to, by)));
        exchange.json(200, booked(code(exchange)));
    }

    private void show(Exchange exchange) {
        exchange.json(200, booked(code(exchange)));
    }

    private void day(Exchange exchange) {
        LocalDate date = exchange.query("date").isEmpty() ? hub.bookings().today() : date(exchange);
        List<Booked> all = hub.bookings().on(date).stream()
                .map(this::words)
                .filter(one -> exchange.query("service")
                        .filter(wanted -> !one.service().value().equals(wanted))
                        .isEmpty())
                .toList();
        exchange.json(200, new Day(date, all));
    }

    private void slots(Exchange exchange) {
        String service =
                exchange.query("service").orElseThrow(() -> ProblemException.badRequest("which service is not said"));
        try {
            exchange.json(200, new FreeSlots(hub.bookings().slots(new ServiceId(service), date(exchange))));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private void take(Exchange exchange) {
        BookingDesk.Imported imported = hub.bookings().take(exchange.bytes(FILE_MAX));
        exchange.json(imported.wrong().isEmpty() ? 200 : 422, imported);
    }

    private LocalDate date(Exchange exchange) {
        String date = exchange.query("date").orElseThrow(() -> ProblemException.badRequest("which date is not said"));
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw ProblemException.badRequest("a date is written 2026-11-24");
        }
    }

    private static String code(Exchange exchange) {
        return exchange.path("code");
    }

    private Booked booked(String code) {
        return words(hub.bookings().find(code).orElseThrow(ProblemException::notFound));
    }

    private Booked words(BookingState known) {
        Booking booking = known.booking();
        return new Booked(
                booking.code(),
                booking.service(),
                BookingRules.name(hub.plan(), booking.service()),
                BookingRules.kind(hub.plan(), booking.service()),
                booking.from(),
                booking.to(),
                booking.address(),
                booking.crew(),
                known.status(),
                "phb:" + hub.plan().hall() + ":" + booking.code());
    }

    private void refuse(Optional<Refusal> refusal, Booking booking) {
        if (refusal.filter(Refusal.SlotFull.class::isInstance).isPresent()) {
            LocalDate day = booking.from().atZone(hub.plan().timeZone()).toLocalDate();
            throw ProblemException.slotFull(hub.bookings().slots(booking.service(), day).stream()
                    .filter(slot -> slot.free() > 0)
                    .map(BookingDesk.FreeSlot::from)
                    .toList());
        }
        refuse(refusal);
    }

    private static void refuse(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get() instanceof Refusal.UnknownBooking
                    ? ProblemException.notFound()
                    : ProblemException.refused(
                            refusal.get().code(), refusal.get().detail());
        }
    }
}
