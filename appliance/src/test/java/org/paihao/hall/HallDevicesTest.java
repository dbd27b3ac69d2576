package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.Channel;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.TicketState;
import org.paihao.core.hall.TicketState.Stage;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TicketId;
import org.paihao.device.Await;

/** Touch, paper, call and rating through whole boxes: HTTP in, bytes on the cables, facts in the hub's ledger. */
class HallDevicesTest {
    private static DeviceHall hall;

    @BeforeAll
    static void open(@TempDir Path folder) {
        hall = new DeviceHall(folder);
        hall.hubPage.signedIn("9001");
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static JsonNode slip(Page kiosk, String label) {
        for (JsonNode slip : kiosk.twin("printer").at("/slips")) {
            if (slip.at("/text").asText().contains(label)) {
                return slip;
            }
        }
        throw new AssertionError("no slip with " + label + ": " + kiosk.twin("printer"));
    }

    private static String token(String phoneUrl) {
        return phoneUrl.substring(phoneUrl.indexOf("t=") + 2, phoneUrl.indexOf('#'));
    }

    @Test
    void paperOutIsSeenThePhoneTakesTheTicketAndAReprintCarriesTheSameLabel() {
        hall.kiosk1.twin("printer", "paper-out", "{}");
        Page.Reply taken = DeviceHall.take(hall.kiosk1, "pension");
        String id = taken.text("/id");
        String label = taken.text("/label");
        Page.Reply refused = DeviceHall.settled(hall.kiosk1, id);
        assertThat(refused.text("/print/state")).isEqualTo("refused");
        assertThat(refused.text("/print/reason")).isEqualTo("paper-out");
        assertThat(refused.body().at("/print/chooseWithinSeconds").asInt()).isBetween(1, 90);
        assertThat(hall.kiosk1.get("/api/v1/services").text("/notice/kind")).isEqualTo("printer");
        hall.atHub(id, ticket -> ticket.paper().state() == Paper.State.REFUSED);

        Page.Reply onPhone = hall.phone.get("/phone/api/tickets/" + token(refused.text("/phoneUrl")));
        assertThat(onPhone.text("/label")).isEqualTo(label);
        TicketState chosen = hall.atHub(id, ticket -> ticket.paper().choice().equals(Optional.of(Paper.Choice.PHONE)));
        assertThat(chosen.stage()).isEqualTo(Stage.WAITING);
        assertThat(hall.kiosk1.get("/api/v1/tickets/" + id).text("/print/choice"))
                .isEqualTo("phone");

        hall.kiosk1.twin("printer", "paper-in", "{}");
        Await.until(
                "ready",
                () -> !hall.kiosk1.get("/api/v1/services").text("/notice/kind").equals("printer"));
        assertThat(hall.kiosk1.post("/api/v1/tickets/" + id + "/reprint", "{}").status())
                .isEqualTo(200);
        assertThat(DeviceHall.settled(hall.kiosk1, id).text("/print/state")).isEqualTo("done");
        assertThat(slip(hall.kiosk1, label).at("/text").asText()).contains("补打");
        hall.atHub(id, ticket -> ticket.paper().state() == Paper.State.DONE);
        assertThat(hall.kiosk1.post("/api/v1/tickets/" + id + "/reprint", "{}").status())
                .isEqualTo(409);
        assertThat(hall.log())
                .contains(label + " 取号", label + " 没出纸（缺纸）", label + " 没出纸，用手机接收", label + " 已出票", "号票打印机：缺纸");
    }

    @Test
    void anOpenCoverIsSeenAndTheCitizenMayGiveTheTicketUp() {
        hall.kiosk1.twin("printer", "cover-open", "{}");
        String id = DeviceHall.take(hall.kiosk1, "pension").text("/id");
        Page.Reply refused = DeviceHall.settled(hall.kiosk1, id);
        assertThat(refused.text("/print/state")).isEqualTo("refused");
        assertThat(refused.text("/print/reason")).isEqualTo("cover-open");
        assertThat(hall.kiosk1
                        .post("/api/v1/tickets/" + id + "/choice", "{\"choice\":\"timeout\"}")
                        .status())
                .isEqualTo(400);
        assertThat(hall.kiosk1
                        .post("/api/v1/tickets/" + id + "/choice", "{\"choice\":\"withdraw\"}")
                        .status())
                .isEqualTo(200);
        hall.atHub(id, ticket -> ticket.stage() == Stage.WITHDRAWN);
        hall.kiosk1.twin("printer", "cover-close", "{}");
        Await.until(
                "ready",
                () -> !hall.kiosk1.get("/api/v1/services").text("/notice/kind").equals("printer"));
    }

    @Test
    void aPulledCableAndAPrinterThatHangsPromiseNoPaper() {
        hall.kiosk2.twin("printer", "unplug", "{}");
        Await.until(
                "seen",
                () -> hall.kiosk2.get("/api/v1/services").text("/notice/kind").equals("printer"));
        String id = DeviceHall.take(hall.kiosk2, "medical").text("/id");
        assertThat(DeviceHall.settled(hall.kiosk2, id).text("/print/state")).isEqualTo("refused");
        assertThat(hall.kiosk2
                        .post("/api/v1/tickets/" + id + "/choice", "{\"choice\":\"remember\"}")
                        .status())
                .isEqualTo(200);
        hall.kiosk2.twin("printer", "plug", "{}");
        Await.until(
                "ready",
                () -> !hall.kiosk2.get("/api/v1/services").text("/notice/kind").equals("printer"));

        hall.kiosk2.twin("printer", "hang", "{}");
        Page.Reply second = DeviceHall.take(hall.kiosk2, "medical");
        Page.Reply hung = DeviceHall.settled(hall.kiosk2, second.text("/id"));
        assertThat(hung.text("/print/state")).isIn("refused", "unsure");
        hall.atHub(second.text("/id"), ticket -> ticket.paper().settled());
        hall.kiosk2.twin("printer", "unhang", "{}");
        Await.until(
                "ready",
                () -> !hall.kiosk2.get("/api/v1/services").text("/notice/kind").equals("printer"));
        String third = DeviceHall.take(hall.kiosk2, "medical").text("/id");
        assertThat(DeviceHall.settled(hall.kiosk2, third).text("/print/state")).isEqualTo("done");
    }

    @Test
    void onesOwnSlipAtTheOtherKioskShowsThePlaceInLineAndGivesItUp() {
        DeviceHall.settled(
                hall.kiosk1, DeviceHall.take(hall.kiosk1, "real-estate").text("/id"));
        Page.Reply mine = DeviceHall.take(hall.kiosk1, "real-estate");
        String id = mine.text("/id");
        assertThat(DeviceHall.settled(hall.kiosk1, id).text("/print/state")).isEqualTo("done");
        String qr = slip(hall.kiosk1, mine.text("/label")).at("/qr").asText();
        hall.atHub(id, TicketState::confirmed);
        hall.kiosk2.twin("scanner", "scan", "{\"text\":\"" + qr + "\"}");
        JsonNode scan = hall.kiosk2.await(
                "kiosk", "scan", view -> view.at("/kind").asText().equals("ticket"));
        assertThat(scan.at("/ticket/label").asText()).isEqualTo(mine.text("/label"));
        assertThat(scan.at("/ticket/ahead").asInt()).isEqualTo(1);
        assertThat(hall.kiosk2.post("/api/v1/tickets/" + id + "/withdraw", "{}").status())
                .isEqualTo(200);
        hall.atHub(id, ticket -> ticket.stage() == Stage.WITHDRAWN);
    }

    @Test
    void anAppointmentIsCheckedInOnceAndOtherCodesGetASentence() {
        Instant now = Instant.now();
        book("YY2611A", now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofHours(1)));
        book("YY2611B", now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));
        scan("phb:yunxi:YY2611A");
        JsonNode first = hall.kiosk1.await(
                "kiosk", "scan", view -> view.at("/kind").asText().equals("checked-in"));
        assertThat(first.at("/again").asBoolean()).isFalse();
        String id = first.at("/ticket/id").asText();
        assertThat(DeviceHall.settled(hall.kiosk1, id).text("/print/state")).isEqualTo("done");
        TicketState ticket = hall.atHub(id, TicketState::confirmed);
        assertThat(ticket.ticket().channel()).isEqualTo(Channel.APPOINTMENT);
        // At the other machine: the same scanner passes over what lies under it a little longer.
        hall.kiosk2.twin("scanner", "scan", "{\"text\":\"phb:yunxi:YY2611A\"}");
        JsonNode second =
                hall.kiosk2.await("kiosk", "scan", view -> view.at("/again").asBoolean());
        assertThat(second.at("/ticket/id").asText()).isEqualTo(id);
        assertThat(hall.books().waiting(new ServiceId("identity"))).isEqualTo(1);
        refused("phb:yunxi:YY2611B", "code-expired");
        refused("phb:elsewhere:YY2611A", "other-hall");
        refused("phb:yunxi:NOBODY1", "unknown-code");
        refused("什么都不是", "unknown-code");
    }

    private static void book(String code, Instant from, Instant to) {
        Page.Reply booked = hall.hubPage.post(
                "/api/v1/appointments",
                "{\"code\":\"" + code + "\",\"service\":\"identity\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        assertThat(booked.status()).as("%s", booked).isEqualTo(201);
    }

    private static void scan(String text) {
        hall.kiosk1.twin("scanner", "scan", "{\"text\":\"" + text + "\"}");
    }

    private static void refused(String text, String reason) {
        scan(text);
        JsonNode view = hall.kiosk1.await(
                "kiosk", "scan", seen -> seen.at("/reason").asText().equals(reason));
        assertThat(view.at("/message/zh").asText()).isNotEmpty();
    }

    private static String waiting(Page kiosk, String service) {
        String id = DeviceHall.take(kiosk, service).text("/id");
        DeviceHall.settled(kiosk, id);
        hall.atHub(id, ticket -> ticket.confirmed() && ticket.paper().settled());
        return id;
    }

    private static CallState call(String ticket) {
        TicketState at = hall.atHub(
                ticket,
                state -> state.call()
                        .flatMap(hall.books()::call)
                        .filter(CallState::made)
                        .isPresent());
        return hall.books().call(at.call().orElseThrow()).orElseThrow();
    }

    private static void shows(Page counter, String text) {
        Await.until(
                () -> "the strip shows " + counter.twin("sign"),
                () -> counter.twin("sign").at("/shows").asText().equals(text));
    }

    @Test
    void theKeypadCallsRecallsStartsAndFinishesThePadRatesAndTheStripSaysWho() {
        String first = waiting(hall.kiosk1, "licence");
        String second = waiting(hall.kiosk2, "licence");
        String label = hall.books()
                .ticket(new TicketId(first))
                .orElseThrow()
                .ticket()
                .label()
                .toString();
        key("call");
        CallState made = call(first);
        assertThat(made.call().counter()).isEqualTo(new CounterId("counter-8"));
        shows(hall.counter8, "请" + label);
        Await.until(
                () -> "digits " + hall.counter8.twin("caller"),
                () -> hall.counter8.twin("caller").at("/shows").asText().equals(label.substring(1)));
        // The hall's plan wants a call to stand for some seconds before it is repeated.
        Instant mayRecall = made.call().calledAt().plusSeconds(4);
        Await.until("the call has stood for a while", () -> Instant.now().isAfter(mayRecall));
        key("recall");
        Await.until(
                "recalled",
                () -> hall.books().call(made.call().id()).orElseThrow().recalls() == 1);
        key("start");
        hall.atHub(first, ticket -> ticket.stage() == Stage.SERVING);
        key("finish");
        hall.atHub(first, ticket -> ticket.stage() == Stage.SERVED);
        shows(hall.counter8, "请按号办理");
        JsonNode prompt = hall.counter8.await(
                "pad",
                "pad",
                view -> !view.at("/prompt/event").isMissingNode()
                        && !view.at("/prompt").isNull());
        assertThat(prompt.at("/prompt/label").asText()).isEqualTo(label);
        assertThat(hall.books().call(made.call().id()).orElseThrow().rating()).isEmpty();
        hall.counter8.twin("pad", "press", "{\"key\":2}");
        Await.until(
                "rated",
                () -> hall.books().call(made.call().id()).orElseThrow().rating().equals(Optional.of(true)));
        hall.counter8.twin("pad", "press", "{\"key\":5}");

        key("call");
        call(second);
        key("no-show");
        hall.atHub(second, ticket -> ticket.stage() == Stage.NO_SHOW);
        assertThat(hall.log()).contains("8 号窗口收到一条评价").doesNotContain("satisfied");
        assertThat(hall.log()
                        .lines()
                        .filter(line -> line.contains("8 号窗口收到一条评价"))
                        .count())
                .isEqualTo(1);
    }

    private static void key(String keys) {
        hall.counter8.twin("caller", "key", "{\"keys\":\"" + keys + "\"}");
    }

    @Test
    void theButtonsRateAndOneRatingIsAllAnEventGets() {
        String ticket = waiting(hall.kiosk1, "anything");
        assertThat(hall.counter14
                        .post("/api/v1/counters/counter-14/call-next", "{}")
                        .status())
                .isEqualTo(200);
        CallState made = call(ticket);
        assertThat(hall.counter14
                        .post("/api/v1/counters/counter-14/arrive", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(hall.counter14
                        .post("/api/v1/counters/counter-14/finish", "{}")
                        .status())
                .isEqualTo(200);
        hall.counter14.await(
                "pad",
                "pad",
                view -> view.at("/prompt/event")
                        .asText()
                        .equals(made.call().id().value()));
        hall.counter14.twin("gpio", "press", "{\"line\":6}");
        Await.until(
                "rated",
                () -> hall.books().call(made.call().id()).orElseThrow().rating().equals(Optional.of(true)));
        Page.Reply late = hall.counter14.post(
                "/api/v1/ratings", "{\"event\":\"" + made.call().id() + "\",\"level\":\"very-satisfied\"}");
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void aTicketGivenUpWhileItIsCalledFreesTheCounterAndIsNoNoShow() {
        String ticket = waiting(hall.kiosk1, "anything");
        assertThat(hall.counter14
                        .post("/api/v1/counters/counter-14/call-next", "{}")
                        .status())
                .isEqualTo(200);
        CallState made = call(ticket);
        shows(hall.counter14, "请" + made.call().ticket().label());
        assertThat(hall.kiosk2
                        .post("/api/v1/tickets/" + ticket + "/withdraw", "{}")
                        .status())
                .isEqualTo(200);
        hall.atHub(ticket, state -> state.stage() == Stage.WITHDRAWN);
        Await.until(
                "the counter is free",
                () -> hall.counter14
                        .get("/api/v1/counters/counter-14")
                        .text("/state")
                        .equals("idle"));
        shows(hall.counter14, "请按号办理");
        assertThat(hall.counter14
                        .post("/api/v1/counters/counter-14/no-show", "{}")
                        .status())
                .isEqualTo(409);
    }
}
