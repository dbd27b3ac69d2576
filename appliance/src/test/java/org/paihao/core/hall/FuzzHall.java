package org.paihao.core.hall;

import static org.paihao.core.hall.HallCheck.must;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.config.HallFile;
import org.paihao.core.fact.Fact;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.label.Ordinals;
import org.paihao.core.plan.AppointmentPlan;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.PriorityClass;
import org.paihao.core.plan.Profile;
import org.paihao.core.plan.Reason;
import org.paihao.core.plan.Service;
import org.paihao.core.plan.Slots;

/**
 * A hall in one box that does what {@link FuzzStep}s say, by a plan of its own, and is looked at after each. Cuts, late
 * facts and boxes that disagree are {@link HallWorld}'s; here it is the rule language.
 */
final class FuzzHall {
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");

    private final HallFile file;
    private final HallPlan plan;
    private final TestBox hub;
    private final FuzzCheck check;
    private final List<TicketId> born = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Set<String> answers;
    private final LocalDate firstDay;
    private Optional<Command.TakeTicket> lastTouch = Optional.empty();
    private Instant now;
    private int names;

    /** @param answers gets which kinds of commands were agreed to, or refused and why */
    FuzzHall(HallRules rules, HallFile file, LocalDate firstDay, Set<String> answers) {
        this.answers = answers;
        this.file = file;
        this.plan = file.plan();
        this.firstDay = firstDay;
        hub = new TestBox(rules, "hub", plan, Ordinals.ofHub(1));
        check = new FuzzCheck(rules, plan, hub);
        now = morning(firstDay);
        hub.decide(new Command.Tick(now), now);
    }

    private Instant morning(LocalDate date) {
        return date.atTime(LocalTime.of(8, 0)).atZone(plan.timeZone()).toInstant();
    }

    /** What was asked and what the answer was, a line each. */
    List<String> log() {
        return log;
    }

    void step(FuzzStep step) {
        now = now.plusSeconds(step.seconds());
        CounterId counter = counter(step.a());
        CounterId busy = busy(step.a());
        switch (step.kind()) {
            case TAKE, OFFER -> take(step);
            case WALK_IN -> {
                Command.TakeTicket ticket = new Command.TakeTicket(request(step), Optional.empty(), false);
                act(new Command.WalkIn(ticket, callId(), counter, staffAt(counter)));
            }
            case BOOK, CHANGE_BOOKING, CANCEL_BOOKING, MARK_BOOKING, CHECK_IN -> book(step);
            case OPEN -> act(new Command.OpenCounter(counter, staff(step.b())));
            case CLOSE -> act(new Command.CloseCounter(counter, staff(step.b())));
            case CALL -> call(free(step.a()), step.b() % 5 == 4 ? service(step.c()) : Optional.empty(), step.c());
            case CALL_THAT_ONE -> callThatOne(free(step.a()), step);
            case RECALL, ARRIVE, FINISH, NO_SHOW, FORGET, PARK, TRANSFER, PUT_BACK -> {
                // Of an offer it has not taken up yet a counter knows nothing.
                if (hub.state.callAt(busy).filter(call -> !call.made()).isEmpty()) {
                    serve(busy, step);
                }
            }
            case COME_BACK -> ticket(step).ifPresent(id -> act(new Command.ComeBack(id)));
            case UNDO -> act(new Command.Undo(counter));
            case PAUSE -> act(new Command.Pause(counter, Pause.Kind.SHORT_BREAK, Optional.empty()));
            case RESUME -> act(new Command.Resume(counter));
            case PROFILE -> act(new Command.AssignProfile(counter, profile(step.b()), staff(0)));
            case SWITCH -> {
                Optional<Boolean> open = step.b() % 3 == 0 ? Optional.empty() : Optional.of(step.b() % 3 == 1);
                service(step.a()).ifPresent(id -> act(new Command.SwitchService(id, open, staff(0))));
            }
            case WITHDRAW ->
                ticket(step).ifPresent(id -> act(new Command.Withdraw(id, Fact.TicketWithdrawn.Why.STAFF)));
            case PAPER, REPRINT, CHOOSE -> paper(step);
            case RATE -> rate(step);
            case GO_ON -> act(new Command.GoOn());
            case TICK -> act(new Command.Tick(now));
            case NIGHT -> night(step);
        }
        check.look(now);
    }

    /** The last command is over: the day's facts, heard in other orders, give the same books. */
    void end() {
        check.end(now);
    }

    private Decision act(Command command) {
        HallState before = hub.state;
        Decision decision = hub.look(command, now);
        must(hub.look(command, now).equals(decision), "the same question has two answers: " + command);
        int facts = hub.facts.size();
        hub.decide(command, now);
        String answer = decision instanceof Decision.Refused refused ? " refused: " + refused.why() : " agreed";
        answers.add(command.getClass().getSimpleName()
                + (decision instanceof Decision.Refused no
                        ? " refused " + no.why().getClass().getSimpleName()
                        : " agreed"));
        log.add(now.atZone(plan.timeZone()).toLocalDateTime() + " " + command + answer);
        for (int i = facts; i < hub.facts.size(); i++) {
            switch (hub.facts.get(i).fact()) {
                case Fact.TicketTaken taken -> born.add(taken.ticket().id());
                case Fact.CallPassed passed -> born.add(passed.onward().id());
                default -> {}
            }
        }
        check.after(before, command, decision, now);
        return decision;
    }

    // ---- tickets ----

    private void take(FuzzStep step) {
        Command.TakeTicket touch = lastTouch
                // Over the night the stored answer to the key stands, not the state.
                .filter(last -> step.c() % 8 == 7
                        && hub.state.ticket(last.request().id()).isPresent())
                .orElseGet(() -> new Command.TakeTicket(request(step), Optional.empty(), step.c() % 2 == 1));
        if (step.kind() == FuzzStep.Kind.OFFER) {
            act(new Command.OfferTicket(touch.request()));
            Optional<Ticket> offer = hub.state
                    .ticket(touch.request().id())
                    .filter(known -> !known.confirmed())
                    .map(TicketState::ticket);
            touch = new Command.TakeTicket(touch.request(), offer, touch.withSlip());
        }
        lastTouch = Optional.of(touch);
        if (step.kind() == FuzzStep.Kind.TAKE || step.c() % 4 > 0) {
            act(touch);
        }
    }

    private Command.Request request(FuzzStep step) {
        names++;
        TicketId id = TicketId.ofTouch(KIOSK, "touch-" + names);
        List<PriorityClass> classes = plan.calls().priorities().classes();
        // Now and then a class or a service that is not in the plan.
        Optional<PriorityId> priority = step.b() % (classes.size() + 2) == classes.size() + 1
                ? Optional.of(new PriorityId(step.c() == 23 ? "nobody" : classes.isEmpty() ? "nobody" : id(classes)))
                : step.b() % (classes.size() + 2) == 0
                        ? Optional.empty()
                        : Optional.of(
                                classes.get(step.b() % (classes.size() + 2) - 1).id());
        return new Command.Request(
                id,
                service(step.a()).orElse(new ServiceId("nothing")),
                Channel.KIOSK,
                KIOSK,
                Optional.of(id.value()),
                Optional.empty(),
                priority,
                false);
    }

    private static String id(List<PriorityClass> classes) {
        return classes.getFirst().id().value();
    }

    private Optional<TicketId> ticket(FuzzStep step) {
        List<TicketId> some = born.stream()
                .filter(id -> step.b() % 6 == 5
                        || hub.state
                                .ticket(id)
                                .filter(known -> known.stage() == TicketState.Stage.NO_SHOW
                                        || !known.stage().ended())
                                .isPresent())
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(step.a() % some.size()));
    }

    private void paper(FuzzStep step) {
        List<Paper.State> outcomes = List.of(Paper.State.DONE, Paper.State.REFUSED, Paper.State.UNSURE);
        List<Paper.Choice> choices = List.of(Paper.Choice.values());
        List<TicketId> mine = born.stream()
                .filter(id -> hub.state
                        .ticket(id)
                        .filter(known -> switch (step.kind()) {
                            case PAPER -> !known.paper().settled();
                            case CHOOSE -> known.paper().choicePending();
                            default -> true;
                        })
                        .isPresent())
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        TicketId id = mine.get(step.a() % mine.size());
        act(
                switch (step.kind()) {
                    case PAPER -> new Command.PaperOutcome(id, outcomes.get(step.b() % outcomes.size()), "word");
                    case CHOOSE -> new Command.Choose(id, choices.get(step.b() % choices.size()));
                    default -> new Command.Reprint(id, step.b() % 2 == 0);
                });
    }

    // ---- appointments ----

    private void book(FuzzStep step) {
        // The code of a day that is over is nobody's any more, and another system gives out none twice.
        codes.removeIf(code -> !hub.state.bookings().containsKey(code));
        boolean fresh = step.kind() == FuzzStep.Kind.BOOK && step.c() % 8 < 7;
        if (!fresh && codes.isEmpty()) {
            return;
        }
        names++;
        String code = fresh ? "code" + names : codes.get(step.a() % codes.size());
        switch (step.kind()) {
            case BOOK -> {
                codes.add(code);
                booking(code, step).ifPresent(booking -> act(new Command.MakeBooking(booking)));
            }
            case CHANGE_BOOKING -> booking(code, step).ifPresent(booking -> act(new Command.ChangeBooking(booking)));
            case CANCEL_BOOKING -> act(new Command.CancelBooking(code));
            case MARK_BOOKING -> {
                List<BookingState.Status> all = List.of(BookingState.Status.values());
                act(new Command.MarkBooking(code, all.get(step.b() % all.size()), staff(0)));
            }
            default -> checkIn(code, step);
        }
    }

    /** The hub's answer to a check-in is an offer; the kiosk takes it up, now and then twice. */
    private void checkIn(String code, FuzzStep step) {
        TicketId id = TicketId.ofBooking(code);
        act(new Command.CheckIn(code, KIOSK, Optional.of(id.value())));
        Optional<TicketState> known = hub.state.ticket(id);
        if (known.isPresent() && !known.get().confirmed() && step.c() % 5 > 0) {
            Ticket offer = known.get().ticket();
            Command.Request request = new Command.Request(
                    id,
                    offer.service(),
                    Channel.APPOINTMENT,
                    KIOSK,
                    Optional.of(id.value()),
                    Optional.of(code),
                    offer.priority(),
                    false);
            act(new Command.TakeTicket(request, Optional.of(offer), false));
        }
    }

    private Optional<Booking> booking(String code, FuzzStep step) {
        List<AppointmentPlan.Offer> offers =
                plan.appointments().map(AppointmentPlan::offers).orElse(List.of());
        if (offers.isEmpty()) {
            // Another system books: any service, any time.
            Instant from = now.plus(Duration.ofMinutes(10L * (step.b() - 4)));
            return service(step.a()).map(id -> new Booking(code, id, from, from.plus(Duration.ofMinutes(30))));
        }
        AppointmentPlan.Offer offer = offers.get(step.a() % offers.size());
        LocalDate date = now.atZone(plan.timeZone()).toLocalDate().plusDays(step.c() % 4 == 3 ? 1 : 0);
        List<Slots.Slot> slots = new Slots(plan)
                .on(offer.service(), date).stream()
                        .filter(slot -> slot.to().isAfter(now) || step.b() == 23)
                        .toList();
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        // The first few: so that slots fill up.
        Slots.Slot slot = slots.get(step.b() % Math.min(4, slots.size()));
        boolean survey = offer.what() == AppointmentPlan.Kind.SURVEY;
        return Optional.of(new Booking(
                code,
                offer.service(),
                slot.from(),
                step.b() == 22 ? slot.to().plusSeconds(60) : slot.to(),
                survey != (step.c() == 22) ? Optional.of("street") : Optional.empty(),
                step.c() % 6 == 5 ? Optional.of("crew-1") : Optional.empty()));
    }

    // ---- counters ----

    private CounterId counter(int n) {
        return plan.counters().get(n % plan.counters().size()).id();
    }

    /** One of those that have a citizen, where one has. */
    private CounterId busy(int n) {
        List<CounterId> busy = of(true);
        return busy.isEmpty() ? counter(n) : busy.get(n % busy.size());
    }

    /** One of those that are open and have nobody, where one is. */
    private CounterId free(int n) {
        List<CounterId> free = of(false);
        return free.isEmpty() ? counter(n) : free.get(n % free.size());
    }

    private List<CounterId> of(boolean busy) {
        return plan.counters().stream()
                .map(org.paihao.core.plan.Counter::id)
                .filter(id -> hub.state.counter(id).staff().isPresent()
                        && hub.state.callAt(id).isPresent() == busy)
                .toList();
    }

    private StaffId staff(int n) {
        return file.staff().get(n % file.staff().size()).id();
    }

    private StaffId staffAt(CounterId counter) {
        return hub.state.counter(counter).staff().orElseGet(() -> staff(0));
    }

    private Optional<ServiceId> service(int n) {
        List<Service> services = plan.services();
        return services.isEmpty()
                ? Optional.empty()
                : Optional.of(services.get(n % services.size()).id());
    }

    private Optional<ProfileId> profile(int n) {
        List<Profile> profiles = plan.calls().profiles();
        return n % (profiles.size() + 1) == 0
                ? Optional.empty()
                : Optional.of(profiles.get(n % (profiles.size() + 1) - 1).id());
    }

    private static Optional<String> reason(List<Reason> reasons, int n) {
        return n % 3 == 0
                ? Optional.empty()
                : Optional.of(
                        n == 23 || reasons.isEmpty()
                                ? "no-such-reason"
                                : reasons.get(n % reasons.size()).id());
    }

    private CallId callId() {
        names++;
        return new CallId(TicketId.ofTouch(hub.id, "call-" + names).value());
    }

    private void call(CounterId counter, Optional<ServiceId> only, int answer) {
        call(counter, only, Optional.empty(), Optional.empty(), answer);
    }

    private void callThatOne(CounterId counter, FuzzStep step) {
        Optional<Label> label = ticket(step)
                .flatMap(hub.state::ticket)
                .map(known -> known.ticket().label());
        Optional<String> reason = reason(plan.why().take(), 1);
        label.ifPresent(wanted -> call(counter, Optional.empty(), Optional.of(wanted), reason, step.c()));
    }

    /** A counter asks for somebody and calls whom it is given; of eight answers one is lost. */
    private void call(
            CounterId counter, Optional<ServiceId> only, Optional<Label> wanted, Optional<String> reason, int answer) {
        if (hub.state.callAt(counter).filter(CallState::made).isPresent()) {
            // Only the counter itself can say that it is busy, and does: it does not ask.
            return;
        }
        StaffId staff = staffAt(counter);
        Set<ServiceId> barred = file.hubRules().skills().barred(staff);
        Optional<CallId> previous =
                hub.state.called().lastMade(counter).map(call -> call.call().id());
        CallId id = callId();
        act(new Command.OfferCall(id, counter, staff, only, wanted, previous, barred));
        Optional<CallState> offered = hub.state.call(id).filter(CallState::isOpen);
        if (offered.isPresent() && answer % 8 < 7) {
            act(new Command.MakeCall(offered.get().call(), reason));
        }
    }

    private void serve(CounterId counter, FuzzStep step) {
        act(
                switch (step.kind()) {
                    case RECALL -> new Command.Recall(counter);
                    case ARRIVE -> new Command.Arrive(counter);
                    case FINISH -> new Command.Finish(counter);
                    case FORGET -> new Command.Forget(counter);
                    case NO_SHOW ->
                        new Command.NoShow(counter, reason(plan.why().noShow(), step.b()));
                    case PARK ->
                        new Command.Park(
                                counter,
                                step.b() % 3 == 0 ? Optional.empty() : Optional.of(step.b() * 20 - 40),
                                reason(plan.why().park(), step.b() % 7 == 0 ? 1 : step.b())
                                        .orElse("papers"),
                                step.c() % 2 == 1);
                    case TRANSFER ->
                        new Command.Transfer(
                                counter,
                                step.b() % 4 == 3 ? Optional.empty() : service(step.b()),
                                step.c() % 3 == 2 ? Optional.of(counter(step.c() / 3)) : Optional.empty(),
                                step.b() % 5 == 4);
                    default -> new Command.PutBack(counter);
                });
    }

    private void rate(FuzzStep step) {
        List<CallState> over = hub.state.calls().values().stream()
                .filter(call -> call.outcome().equals(Optional.of(Outcome.SERVED)))
                .sorted((one, other) ->
                        one.call().id().value().compareTo(other.call().id().value()))
                .toList();
        if (!over.isEmpty()) {
            Call call = over.get(step.a() % over.size()).call();
            hub.record(
                    new Fact.RatingMissing(
                            call.id(), call.counter(), call.ticket().service(), step.b() % 2 == 0, now),
                    now);
            check.heard();
            log.add(now + " rating of " + call.id());
        }
    }

    /** The next morning, with or without a moment in which somebody looked at the clock first. */
    private void night(FuzzStep step) {
        LocalDate next = now.atZone(plan.timeZone()).toLocalDate().plusDays(1);
        if (next.isAfter(firstDay.plusDays(3))) {
            return;
        }
        now = morning(next).minusSeconds(60L * step.b());
        if (step.a() % 3 > 0) {
            act(new Command.Tick(now));
        }
    }
}
