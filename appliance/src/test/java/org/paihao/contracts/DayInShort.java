package org.paihao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.paihao.app.Appliance;
import org.paihao.app.DemoHall;
import org.paihao.core.hall.TicketState;
import org.paihao.device.Await;
import org.paihao.sim.ipp.SamplePdf;

/** One of everything that can happen. */
final class DayInShort {
    private final DemoHall hall;
    private final Tap tap;
    private final Api api;
    private final Contracts contracts;
    private final Person kiosk;
    private final Person counter;
    private final Person hub;
    private final Person phone;
    private String slip = "";

    DayInShort(DemoHall hall, Tap tap, Api api, Contracts contracts) {
        this.hall = hall;
        this.tap = tap;
        this.api = api;
        this.contracts = contracts;
        this.kiosk = page("kiosk-1");
        this.counter = page("counter-1");
        this.hub = page("hub");
        this.phone = new Person(api, hall.box("hub").phonePort());
    }

    private Person page(String box) {
        return new Person(api, hall.box(box).port());
    }

    void live() {
        hub.signIn("9001", "9001");
        counter.signIn("1001", "1001");
        assertThat(counter.get("/api/v1/counters").status()).isEqualTo(200);
        tickets();
        calls();
        appointment();
        emergency();
        supervision();
        noPaper();
        print();
        looks();
        assertThat(counter.delete("/api/v1/session").status()).isEqualTo(204);
        tap.say("kiosk-2/evt", "rubbish".getBytes(StandardCharsets.UTF_8));
        hall.box("kiosk-2").close();
    }

    private JsonNode take(String service) {
        Answer answer = kiosk.post("/api/v1/tickets", "{\"service\":\"" + service + "\",\"channel\":\"kiosk\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void tickets() {
        assertThat(kiosk.get("/api/v1/services").status()).isEqualTo(200);
        JsonNode taken = take("pension");
        String first = taken.get("id").asText();
        slip = taken.get("phoneUrl").asText();
        Await.until(
                "the slip is out",
                () -> kiosk.get("/api/v1/tickets/" + first)
                        .json()
                        .at("/print/state")
                        .asText()
                        .equals("done"));
        assertThat(kiosk.get("/api/v1/sim/printer/slips/1").status()).isEqualTo(200);
        take("pension");
        take("medical");
        String gone = take("bank").get("id").asText();
        assertThat(kiosk.post("/api/v1/tickets/" + gone + "/withdraw").status()).isEqualTo(200);
        assertThat(kiosk.post("/api/v1/tickets/" + gone + "/withdraw").status()).isEqualTo(409);
        assertThat(kiosk.post("/api/v1/tickets", "{\"service\":\"unemployment\",\"channel\":\"kiosk\"}")
                        .status())
                .isEqualTo(409);
        String url = take("seal").get("phoneUrl").asText();
        String token = url.substring(url.indexOf("t=") + 2, url.indexOf('#'));
        assertThat(phone.get("/phone/api/tickets/" + token).status()).isEqualTo(200);
        valid(
                "PhoneTicket",
                phone.events("/phone/api/tickets/" + token + "/stream", 1).getOrDefault("ticket", ""));
        assertThat(phone.post("/phone/api/tickets/" + token + "/withdraw").status())
                .isEqualTo(200);
        assertThat(kiosk.post("/api/v1/help", "{\"from\":\"home\"}").status()).isEqualTo(204);
        Answer atHub = hub.post("/api/v1/tickets", "{\"service\":\"anything\"}");
        assertThat(atHub.status()).as(atHub.text()).isEqualTo(201);
        hub.get("/api/v1/tickets/" + atHub.json().get("id").asText());
    }

    private Answer act(String action) {
        Answer answer = counter.post("/api/v1/counters/counter-1/" + action);
        assertThat(answer.status()).as(action + " " + answer.text()).isEqualTo(200);
        return answer;
    }

    /**
     * The hub lets nobody be called whose slip is still on its way. A call whose answer came too late stands at the
     * counter all the same, and every later one is refused.
     */
    private void callNext() {
        String[] last = {""};
        Await.until(
                () -> "somebody can be called: " + last[0] + ", "
                        + counter.get("/api/v1/counters/counter-1").text(),
                () -> {
                    Answer answer = counter.post("/api/v1/counters/counter-1/call-next");
                    last[0] = answer.status() + " " + answer.text();
                    return answer.status() == 200 || !calledId().isEmpty();
                });
    }

    private String calledId() {
        return counter.get("/api/v1/counters/counter-1").json().at("/call/id").asText();
    }

    private void calls() {
        callNext();
        assertThat(counter.post("/api/v1/counters/counter-1/call-next").status())
                .isEqualTo(409);
        Await.until(
                "the call has stood for a while",
                () -> counter.post("/api/v1/counters/counter-1/recall").status() == 200);
        onward();
        String event = act("arrive").json().at("/call/id").asText();
        act("finish");
        rate("{\"event\":\"" + event + "\",\"level\":\"very-satisfied\",\"tags\":[]}");
        assertThat(counter.post("/api/v1/ratings/touch", "{\"event\":\"" + event + "\"}")
                        .status())
                .isEqualTo(204);
        callNext();
        act("no-show");
        callNext();
        String other = calledId();
        act("arrive");
        act("finish");
        rate("{\"event\":\"" + other + "\",\"declined\":true}");
    }

    /** What staff do with a call besides ending it, each taken back again. */
    private void onward() {
        act("arrive");
        act("park", "{\"reason\":\"papers\",\"minutes\":30,\"here\":true}");
        act("undo");
        act("park", "{\"reason\":\"papers\",\"minutes\":30,\"here\":true}");
        String parked = counter.get("/api/v1/counters/counter-1")
                .json()
                .path("work")
                .path("parked")
                .path(0)
                .path("label")
                .asText();
        Await.until("the hub knows who is set aside", () -> parkedAtHub(parked));
        Await.until("the slip brings them back", () -> {
            scan(slip, "ticket");
            return !parkedAtHub(parked);
        });
        callNext();
        act("arrive");
        act("transfer", "{\"counter\":\"counter-2\",\"first\":true}");
        act("undo");
        String label = counter.get("/api/v1/counters/counter-1")
                .json()
                .at("/call/label")
                .asText();
        act("put-back");
        act("pause", "{\"kind\":\"short-break\",\"minutes\":10}");
        assertThat(counter.post("/api/v1/counters/counter-1/call-next").status())
                .isEqualTo(409);
        act("resume");
        assertThat(counter.post(
                                "/api/v1/counters/counter-1/take",
                                "{\"label\":\"" + label + "\",\"reason\":\"no-such-reason\"}")
                        .status())
                .isEqualTo(409);
        act("take", "{\"label\":\"" + label + "\",\"reason\":\"urgent\"}");
        act("undo");
        act("walk-in", "{\"service\":\"social-card\"}");
        act("finish");
        callNext();
    }

    private boolean parkedAtHub(String label) {
        return hall.box("hub").books().state().tickets().values().stream()
                .anyMatch(ticket ->
                        ticket.ticket().label().toString().equals(label) && ticket.stage() == TicketState.Stage.PARKED);
    }

    private Answer act(String action, String body) {
        Answer answer = counter.post("/api/v1/counters/counter-1/" + action, body);
        assertThat(answer.status()).as(action + " " + answer.text()).isEqualTo(200);
        return answer;
    }

    private void rate(String body) {
        Await.until("the pad asks", () -> counter.post("/api/v1/ratings", body).status() == 201);
    }

    private void emergency() {
        assertThat(hub.post("/api/v1/waiting-lists", "{\"terminal\":\"kiosk-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(hub.post("/api/v1/waiting-lists", "{\"terminal\":\"counter-1\"}")
                        .status())
                .isEqualTo(409);
        assertThat(hub.post("/api/v1/evacuation", "{\"begin\":true}").status()).isEqualTo(204);
        Await.until("all screens say so", () -> evacuated(kiosk) && evacuated(counter));
        Answer refused = kiosk.post("/api/v1/tickets", "{\"service\":\"pension\",\"channel\":\"kiosk\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/code").asText()).isEqualTo("evacuated");
        assertThat(hub.post("/api/v1/evacuation", "{\"begin\":false}").status()).isEqualTo(204);
        Await.until("the hall is open again", () -> !evacuated(kiosk) && !evacuated(counter));
    }

    private void supervision() {
        assertThat(hub.post("/api/v1/counters/counter-2/profile", "{\"profile\":\"general\"}")
                        .status())
                .isEqualTo(204);
        assertThat(hub.post("/api/v1/counters/counter-2/profile", "{\"profile\":\"gold\"}")
                        .status())
                .isEqualTo(409);
        assertThat(hub.post("/api/v1/services/machines/open", "{\"open\":false}")
                        .status())
                .isEqualTo(204);
        assertThat(hub.post("/api/v1/services/gold/open", "{\"open\":false}").status())
                .isEqualTo(409);
        assertThat(hub.post(
                                "/api/v1/announcement",
                                "{\"text\":{\"zh\":\"\u4f11\u606f\",\"en\":\"Break\"},\"minutes\":5}")
                        .status())
                .isEqualTo(204);
        Await.until(
                "the kiosk has it closed",
                () -> kiosk.post("/api/v1/tickets", "{\"service\":\"machines\",\"channel\":\"kiosk\"}")
                                .status()
                        == 409);
        for (String table : java.util.List.of("tickets.csv", "services.csv", "counters.csv")) {
            assertThat(hub.get("/api/v1/exports/" + table).status()).isEqualTo(200);
        }
        assertThat(hub.get("/api/v1/exports/gold.csv").status()).isEqualTo(404);
    }

    private static boolean evacuated(Person page) {
        return page.get("/api/v1/box").json().at("/evacuation/text/zh").isTextual();
    }

    private void appointment() {
        Instant now = Instant.now();
        Answer booked = hub.post(
                "/api/v1/appointments",
                "{\"code\":\"ABCD1234\",\"service\":\"licence\",\"from\":\"" + now.minusSeconds(600) + "\",\"to\":\""
                        + now.plusSeconds(3600) + "\"}");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        book("GONE1234", now.minusSeconds(7_200), now.minusSeconds(3_600));
        book("CALL1234", now.plusSeconds(7_200), now.plusSeconds(9_000));
        assertThat(hub.delete("/api/v1/appointments/CALL1234").status()).isLessThan(300);
        scan("phb:yunxi:NOBODY99", "unknown-code");
        scan(booked.json().get("qr").asText(), "checked-in");
    }

    private void book(String code, Instant from, Instant to) {
        Answer booked = hub.post(
                "/api/v1/appointments",
                "{\"code\":\"" + code + "\",\"service\":\"licence\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    }

    private void scan(String qr, String becomes) {
        assertThat(kiosk.post("/api/v1/sim/scanner/scan", "{\"text\":\"" + qr + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(kiosk.hears("/api/v1/stream?page=kiosk", "scan", becomes))
                .as("the scan of " + qr + " becomes " + becomes)
                .isTrue();
    }

    private void noPaper() {
        assertThat(kiosk.post("/api/v1/sim/printer/paper-out").status()).isEqualTo(200);
        String id = take("identity").get("id").asText();
        Await.until(
                "no paper came",
                () -> kiosk.get("/api/v1/tickets/" + id)
                        .json()
                        .at("/print/state")
                        .asText()
                        .equals("refused"));
        assertThat(kiosk.post("/api/v1/tickets/" + id + "/choice", "{\"choice\":\"help\"}")
                        .status())
                .isEqualTo(200);
        kiosk.post("/api/v1/tickets/" + id + "/reprint");
        assertThat(kiosk.post("/api/v1/sim/printer/paper-in").status()).isEqualTo(200);
    }

    private void print() {
        Person station = page("print-1");
        Person mobile = new Person(api, hall.box("print-1").phonePort());
        String url = station.get("/api/v1/print").json().get("uploadUrl").asText();
        String token = url.substring(url.indexOf("t=") + 2);
        assertThat(mobile.get("/phone/api/uploads/" + token).status()).isEqualTo(200);
        Answer sent = mobile.put("/phone/api/uploads/" + token, SamplePdf.pages(2));
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        Await.until("the document is checked", () -> job(station, "ready") || job(station, "failed"));
        JsonNode job = station.get("/api/v1/print").json().get("job");
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("ready");
        String path = "/api/v1/print-jobs/" + job.get("id").asText();
        assertThat(station.get(path + "/preview").status()).isEqualTo(200);
        assertThat(station.post(path + "/touch").status()).isEqualTo(200);
        assertThat(station.post(path + "/release", "{\"copies\":1,\"sides\":\"one-sided\"}")
                        .status())
                .isEqualTo(200);
        assertThat(station.post("/api/v1/help", "{\"from\":\"print\"}").status())
                .isEqualTo(204);
        Await.until("it is printed", () -> job(station, "done"));
        station.delete(path);
        mobile.get("/phone/api/uploads/" + token);
    }

    private static boolean job(Person station, String state) {
        return station.get("/api/v1/print").json().at("/job/state").asText().equals(state);
    }

    /** Every page's stream, and every other thing that can be asked. */
    private void looks() {
        counter.get("/api/v1/session");
        counter.get("/api/v1/counters/counter-1");
        hub.get("/api/v1/hub");
        hub.get("/api/v1/screens");
        kiosk.get("/observe/health");
        kiosk.get("/observe/health/live");
        kiosk.get("/observe/health/ready");
        kiosk.get("/observe/metrics");
        for (Appliance box : hall.all()) {
            Person page = new Person(api, box.port());
            page.get("/api/v1/box");
            page.get("/");
        }
        stream(kiosk, "kiosk", Map.of("box", "Box", "kiosk", "KioskView", "ticket", "Ticket", "scan", "ScanResult"));
        stream(kiosk, "sim", Map.of("box", "Box", "sim", "SimView"));
        stream(kiosk, "index", Map.of("box", "Box"));
        stream(counter, "counter", Map.of("box", "Box", "counter", "CounterView"));
        stream(counter, "pad", Map.of("box", "Box", "pad", "PadView"));
        stream(counter, "sim", Map.of("box", "Box", "sim", "SimView"));
        stream(page("counter-8"), "sim", Map.of("box", "Box", "sim", "SimView"));
        stream(page("display-1"), "display", Map.of("box", "Box", "display", "DisplayView"));
        stream(page("print-1"), "print", Map.of("box", "Box", "print", "PrintView"));
        stream(page("print-1"), "sim", Map.of("box", "Box", "sim", "SimView"));
        stream(hub, "supervisor", Map.of("box", "Box", "hub", "HubView"));
    }

    private void stream(Person person, String name, Map<String, String> schemas) {
        Map<String, String> events = person.events("/api/v1/stream?page=" + name, schemas.size());
        assertThat(events.keySet()).as("stream of " + name).isEqualTo(schemas.keySet());
        events.forEach((event, view) -> valid(schemas.getOrDefault(event, event), view));
    }

    private void valid(String schema, String view) {
        assertThat(contracts.apiFaults("/components/schemas/" + schema, view.getBytes(StandardCharsets.UTF_8)))
                .as(schema + " " + view)
                .isEmpty();
    }
}
