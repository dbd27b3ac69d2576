package org.paihao.hall;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.paihao.app.Appliance;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TicketState;
import org.paihao.core.id.TicketId;
import org.paihao.device.Await;

/** A hub, two kiosks and two counters with twins on every cable. */
final class DeviceHall implements AutoCloseable {
    private static final String KIOSK = "devices:\n  printer: {model: epson-tm-t88vi, port: twin}\n"
            + "  scanner: {model: generic-cdc-scanner, port: twin}\n";
    private static final String COUNTER =
            "devices:\n  caller: {model: ff68-caller, port: twin}\n" + "  sign: {model: strip-a0-90, port: twin}\n";

    private final SmallHall hall;
    final Appliance hub;
    final Page hubPage;
    final Page phone;
    final Page kiosk1;
    final Page kiosk2;
    final Page counter8;
    final Page counter14;

    DeviceHall(Path folder) {
        this.hall = new SmallHall(folder, List.of("hub", "kiosk-1", "kiosk-2", "counter-8", "counter-14"));
        this.hub = hall.hub();
        this.hubPage = new Page(hub.port());
        this.phone = new Page(hub.phonePort());
        this.kiosk1 = new Page(
                hall.start("kiosk-1", "[kiosk]", "ordinal: 2\n" + KIOSK).port());
        this.kiosk2 = new Page(
                hall.start("kiosk-2", "[kiosk]", "ordinal: 3\n" + KIOSK).port());
        this.counter8 = new Page(hall.start(
                        "counter-8",
                        "[counter, pad]",
                        "counter: counter-8\n" + COUNTER + "  pad: {model: five-key-serial, port: twin}\n")
                .port());
        this.counter14 = new Page(hall.start(
                        "counter-14",
                        "[counter, pad]",
                        "counter: counter-14\n" + COUNTER + "  gpio: {model: gpio-five-button, chip: twin}\n")
                .port());
        for (Page page : List.of(kiosk1, kiosk2, counter8, counter14)) {
            Await.until(
                    "the link is up",
                    () -> page.get("/api/v1/box").text("/link/state").equals("up"));
        }
        for (Page page : List.of(kiosk1, kiosk2)) {
            Await.until(
                    "the printer is ready",
                    () -> !page.get("/api/v1/services")
                            .body()
                            .at("/notice/kind")
                            .asText()
                            .equals("printer"));
        }
        counter8.signedIn("1001");
        counter14.signedIn("1002");
    }

    HallState books() {
        return hub.books().state();
    }

    /** A touch: the answer as the page gets it. */
    static Page.Reply take(Page kiosk, String service) {
        Page.Reply reply = kiosk.post("/api/v1/tickets", "{\"service\":\"" + service + "\",\"channel\":\"kiosk\"}");
        if (reply.status() != 201) {
            throw new AssertionError("no ticket: " + reply);
        }
        return reply;
    }

    /** Waits until the slip has come to something. */
    static Page.Reply settled(Page kiosk, String id) {
        Page.Reply[] last = {kiosk.get("/api/v1/tickets/" + id)};
        Await.until(() -> "settled: " + last[0], () -> {
            last[0] = kiosk.get("/api/v1/tickets/" + id);
            return !last[0].text("/print/state").equals("printing");
        });
        return last[0];
    }

    /** Waits until the hub's ledger says so of a ticket. */
    TicketState atHub(String id, Predicate<TicketState> wanted) {
        TicketId ticket = new TicketId(id);
        Await.until(
                () -> "at the hub: " + books().ticket(ticket),
                () -> books().ticket(ticket).filter(wanted).isPresent());
        return books().ticket(ticket).orElseThrow();
    }

    /** The supervisor's event log, in Chinese, newest first. */
    String log() {
        StringBuilder lines = new StringBuilder();
        hubPage.get("/api/v1/hub")
                .body()
                .at("/log")
                .forEach(line -> lines.append(line.at("/text/zh").asText()).append('\n'));
        return lines.toString();
    }

    @Override
    public void close() {
        hall.close();
    }
}
