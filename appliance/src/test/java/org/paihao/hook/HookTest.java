package org.paihao.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paihao.core.access.HookEvent;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Call;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Deed;
import org.paihao.core.hall.Hold;
import org.paihao.core.hall.Leg;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Passing;
import org.paihao.core.hall.Pause;
import org.paihao.core.hall.Ticket;
import org.paihao.core.hall.Turn;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.time.BusinessDay;
import org.paihao.device.Await;
import org.paihao.hook.Receiver.Delivery;
import org.paihao.hook.Receiver.Mood;

/** A hook against a real receiver that behaves as receivers do. */
class HookTest {
    private static final String SECRET = "a secret of the two systems";
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final TerminalId KIOSK = new TerminalId("kiosk-1");
    /** Nobody waits in a test: a receiver that hangs is given up after a fifth of a second. */
    private static final HookPace QUICK =
            new HookPace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(200), Duration.ZERO);

    private final List<Fact> facts = new CopyOnWriteArrayList<>();
    private final HookBooks books = new HookBooks(facts);
    private final Receiver receiver = new Receiver();
    private final List<Hook> hooks = new ArrayList<>();

    @AfterEach
    void close() {
        hooks.forEach(Hook::close);
        receiver.close();
    }

    private Hook open(HookEvent... events) {
        Hook hook = Hook.open(
                new HookSettings("city", URI.create(receiver.url()), Set.of(events), SECRET),
                QUICK,
                "yunxi",
                books,
                () -> NOW);
        hooks.add(hook);
        return hook;
    }

    private static Fact taken(int number) {
        return new Fact.TicketTaken(
                new Ticket(
                        new TicketId(String.format("%032x", number)),
                        new Label('A', number),
                        new ServiceId("social-card"),
                        new BusinessDay(LocalDate.of(2026, 11, 23)),
                        NOW,
                        false,
                        Channel.KIOSK,
                        KIOSK,
                        Optional.of("f00d".repeat(8)),
                        Optional.of("BOOKING-OF-MR-LI"),
                        Optional.of(new PriorityId("disabled")),
                        Optional.empty()),
                Paper.NONE);
    }

    private void happen(Hook hook, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> facts.add(taken(number)));
        hook.wake();
    }

    private List<String> ids() {
        return receiver.taken().stream()
                .map(delivery -> delivery.body().replaceFirst("(?s)^\\{\"id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> expected(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "kiosk-1:00000000000000aa:" + number)
                .toList();
    }

    private void awaitTaken(int count) {
        Await.until(
                () -> "taken " + receiver.taken().size(), () -> receiver.taken().size() >= count);
    }

    @Test
    void whatWasThereBeforeIsNotToldAndWhatComesIsToldInOrder() {
        facts.add(taken(1));
        Hook hook = open(HookEvent.TICKET_TAKEN);

        happen(hook, 2, 100);

        awaitTaken(99);
        assertThat(ids()).isEqualTo(expected(2, 100));
    }

    @Test
    void aDeliveryIsSignedAndSaysNothingAboutAPerson() {
        happen(open(HookEvent.TICKET_TAKEN), 1, 1);

        awaitTaken(1);
        Delivery delivery = receiver.taken().getFirst();
        assertThat(delivery.timestamp()).isEqualTo(NOW.getEpochSecond());
        assertThat(delivery.signature())
                .isEqualTo(signed(delivery.timestamp(), delivery))
                .isNotEqualTo(signed(delivery.timestamp() + 1, delivery));
        assertThat(delivery.body())
                .doesNotContain("f00d", "BOOKING", "disabled")
                .contains("\"label\":\"A001\"");
    }

    private static String signed(long timestamp, Delivery delivery) {
        return Signature.of(SECRET, timestamp, delivery.body().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSES", "SENDS_ELSEWHERE", "HANGS", "NEVER_ENDS"})
    void aReceiverThatFailsIsTriedAgainAndMissesNothing(Mood mood) {
        Hook hook = open(HookEvent.TICKET_TAKEN);
        receiver.mood(mood);

        happen(hook, 1, 5);
        Await.until("it was tried twice", () -> receiver.tries() >= 2);
        assertThat(hook.dead()).as("a person is told").isPresent();
        receiver.mood(Mood.TAKES);

        awaitTaken(5);
        assertThat(ids()).isEqualTo(expected(1, 5));
        Await.until("nobody need look any more", () -> hook.dead().isEmpty());
    }

    @Test
    void aReceiverThatIsGoneForAWhileMissesNothing() {
        Hook hook = open(HookEvent.TICKET_TAKEN);
        receiver.stop();

        happen(hook, 1, 70);
        Await.until("it is missed", () -> hook.dead().isPresent());
        assertThat(hook.dead().orElseThrow().last()).isEqualTo("not reached");
        receiver.start();

        awaitTaken(70);
        assertThat(ids()).isEqualTo(expected(1, 70));
    }

    @Test
    void aHookThatStartsAgainGoesOnWhereItWas() {
        Hook first = open(HookEvent.TICKET_TAKEN);
        receiver.refuseAfter(3);
        happen(first, 1, 6);
        Await.until("the fourth was tried", () -> first.dead().isPresent());
        first.close();
        receiver.refuseAfter(Integer.MAX_VALUE / 2);

        open(HookEvent.TICKET_TAKEN);

        awaitTaken(6);
        assertThat(ids()).isEqualTo(expected(1, 6));
    }

    @Test
    void anEventWhosePlaceWasNotKeptIsToldAgainAfterAStart() {
        Hook first = open(HookEvent.TICKET_TAKEN);
        books.keepNothing();
        happen(first, 1, 2);
        awaitTaken(2);
        first.close();

        open(HookEvent.TICKET_TAKEN);

        awaitTaken(4);
        assertThat(ids().subList(2, 4)).isEqualTo(expected(1, 2));
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        Hook hook = open(HookEvent.COUNTER_OPENED);

        facts.add(taken(1));
        facts.add(new Fact.CounterOpened(new CounterId("counter-1"), new StaffId("1001")));
        hook.wake();

        awaitTaken(1);
        assertThat(receiver.taken()).hasSize(1);
        assertThat(receiver.taken().getFirst().body())
                .contains("\"type\":\"counter-opened\"", "\"counter\":\"counter-1\"")
                .as("who works there is nobody else's")
                .doesNotContain("1001");
    }

    @Test
    void whatStaffDoBesidesIsToldWithoutReasonAndWithoutName() {
        Hook hook = open(
                HookEvent.CALL_PASSED,
                HookEvent.TICKET_BACK,
                HookEvent.DEED_UNDONE,
                HookEvent.COUNTER_PAUSED,
                HookEvent.COUNTER_RESUMED);
        Ticket ticket = ((Fact.TicketTaken) taken(1)).ticket();
        StaffId staff = new StaffId("1001");
        CounterId counter = new CounterId("counter-1");
        Call call = new Call(new CallId("c".repeat(32)), ticket, counter, staff, NOW);
        Turn turn = new Turn(ticket.id(), 1, NOW, Optional.of(call.id()), Optional.empty(), false);
        Ticket onward = ticket.onward(TicketId.ofPassing(call.id(), NOW), ticket.service(), Optional.empty(), turn);
        Hold hold = new Hold(NOW.plusSeconds(600), "papers");
        facts.add(new Fact.CallPassed(
                call, Optional.empty(), Passing.PARKED, Optional.of("papers"), onward, Optional.of(hold)));
        facts.add(new Fact.TicketBack(onward.id(), onward.label()));
        facts.add(new Fact.DeedUndone(call, Deed.Kind.ENDED));
        facts.add(new Fact.CounterPaused(counter, staff, Pause.Kind.LUNCH, Optional.of(NOW.plusSeconds(900))));
        facts.add(new Fact.CounterResumed(counter, staff));
        hook.wake();

        awaitTaken(5);
        List<String> bodies = receiver.taken().stream().map(Delivery::body).toList();
        assertThat(bodies.get(0))
                .contains(
                        "\"type\":\"call-passed\"",
                        "\"how\":\"parked\"",
                        "\"onward\":\"" + onward.id() + "\"",
                        "\"visit\":\"" + ticket.id() + "\"",
                        "\"until\":");
        assertThat(bodies.get(1))
                .contains("\"type\":\"ticket-back\"", onward.id().value());
        assertThat(bodies.get(2))
                .contains(
                        "\"type\":\"deed-undone\"",
                        "\"deed\":\"ended\"",
                        call.id().value());
        assertThat(bodies.get(3)).contains("\"type\":\"counter-paused\"", "\"kind\":\"lunch\"", "\"until\":");
        assertThat(bodies.get(4)).contains("\"type\":\"counter-resumed\"", "\"counter\":\"counter-1\"");
        assertThat(bodies)
                .allSatisfy(body -> assertThat(body)
                        .as("who works there, why, and who came is nobody else's")
                        .doesNotContain("1001", "papers", "disabled", "BOOKING", "f00d"));
    }

    @Test
    void aStepOfAJourneySaysWhichOneItIs() {
        Hook hook = open(HookEvent.TICKET_TAKEN);
        Ticket first = ((Fact.TicketTaken) taken(1)).ticket().on(new Leg(new ServiceId("new-company"), 1, 0, false));
        facts.add(new Fact.TicketTaken(first, Paper.NONE));
        hook.wake();

        awaitTaken(1);
        assertThat(receiver.taken().getFirst().body())
                .contains("\"journey\":\"new-company\"", "\"step\":2", "\"visit\":\"" + first.id() + "\"");
    }
}
