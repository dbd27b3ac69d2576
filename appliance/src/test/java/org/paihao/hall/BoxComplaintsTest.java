package org.paihao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Appliance;
import org.paihao.core.access.ApiToken;
import org.paihao.json.Json;

/** What users of other queue systems complain of, of their network and their pages (docs/complaints.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoxComplaintsTest {
    private static final String TOKEN = "a-token-that-issues";
    private static final String TICKET = "{\"service\":\"social-card\"}";

    @TempDir
    static Path folder;

    private SmallHall hall;
    private Appliance hub;

    @BeforeAll
    void open() throws IOException {
        hall = new SmallHall(folder, List.of("hub"));
        Files.writeString(
                folder.resolve("tokens.yaml"),
                "tokens:\n  - {id: issues, name: 一窗, hash: " + ApiToken.hashOf(TOKEN)
                        + ", scopes: [tickets-issue, tickets-read, board-read, reports-read]}\n");
        hub = hall.start("hub", "[hub]", "plan: hall.yaml\napi-tokens: ../tokens.yaml\n");
    }

    @AfterAll
    void close() {
        hall.close();
    }

    private Page page() {
        return new Page(hub.port()).withToken(TOKEN);
    }

    /** A command handler that reads what has arrived so far and takes it for the whole: every tenth request fails. */
    @Test
    void aRequestWhoseBodyComesLaterIsReadWhole() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                OutputStream out = socket.getOutputStream();
                String head = "POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1:" + hub.port()
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer " + TOKEN
                        + "\r\nIdempotency-Key: late-body-" + i + "\r\nContent-Length: " + TICKET.length()
                        + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                // A slow client: each byte of the body is a segment of its own.
                for (byte one : TICKET.getBytes(StandardCharsets.US_ASCII)) {
                    out.write(one);
                    out.flush();
                }
                // The first line only: this version of the server says "close" and leaves the closing to the client
                // (helidon-io/helidon issue 12324).
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertThat(in.readLine()).startsWith("HTTP/1.1 201");
            }
        }
    }

    /** The next number is the highest one and one: two at once get the same. */
    @Test
    void manyAtOnceGetLabelsOfTheirOwn() throws Exception {
        int clients = 8;
        int each = 12;
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            work.add(() -> {
                Page mine = page();
                List<String> labels = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    labels.add(mine.post("/api/v1/tickets", "{\"service\":\"pension\"}")
                            .text("/label"));
                }
                return labels;
            });
        }
        List<String> labels = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<List<String>> done : threads.invokeAll(work)) {
                labels.addAll(done.get());
            }
        }
        assertThat(labels)
                .hasSize(clients * each)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[A-Z][0-9]+"));
    }

    /** Anybody on the network can take tickets and call. */
    @Test
    void nobodyTakesOrCallsWithoutSayingWhoTheyAre() {
        Page stranger = new Page(hub.port());
        assertThat(stranger.post("/api/v1/tickets", TICKET).status()).isEqualTo(401);
        assertThat(stranger.get("/api/v1/board").status()).isEqualTo(401);
        assertThat(stranger.get("/api/v1/hub").status()).isEqualTo(401);
        assertThat(stranger.withToken("a-token-nobody-gave")
                        .post("/api/v1/tickets", TICKET)
                        .status())
                .isEqualTo(401);
    }

    /** "How long?" is answered with a number of people, or with a single figure nobody can keep. */
    @Test
    void anEstimateIsARangeInMinutesOrNothing() {
        Page.Reply taken = page().post("/api/v1/tickets", TICKET);
        assertThat(taken.body().at("/estimate").isNull())
                .as("no counter is open: nobody can say")
                .isTrue();
        byte[] range = Json.bytes(new org.paihao.core.message.Wait(4, 9));
        assertThat(new String(range, StandardCharsets.UTF_8)).isEqualTo("{\"p50Minutes\":4,\"p90Minutes\":9}");
    }

    /** Staff's page lists every ticket that waits: megabytes on a full day. */
    @Test
    void theSupervisorsPageIsAsLargeWhoeverWaits() {
        int few = sizeOfTheHall();
        int more = 120;
        for (int i = 0; i < more; i++) {
            page().post("/api/v1/tickets", "{\"service\":\"identity\"}");
        }
        // Counts have a digit or two more, a chart perhaps a new quarter of an hour: less than a label for each.
        assertThat(sizeOfTheHall()).isLessThan(few + more * "\"A001\",".length());
        assertThat(page().get("/api/v1/hub").body().get("log").size()).isLessThanOrEqualTo(200);
    }

    /** Without what comes and goes with boxes and deeds: the log keeps its newest lines, however many there were. */
    private int sizeOfTheHall() {
        ObjectNode body = (ObjectNode) page().get("/api/v1/hub").body();
        body.remove(List.of("log", "attention", "terminals", "screens"));
        return body.toString().length();
    }

    /** Voices, fonts and translations that come from the internet: with the line cut the hall is dumb. */
    @Test
    void pagesNeedNothingFromOutside() throws IOException {
        Pattern address = Pattern.compile("(?:https?:)?//[A-Za-z0-9.-]+\\.[a-z]{2,}[A-Za-z0-9./-]*");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SmallHall.HOME.resolve("ui-web/dist"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = address.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    found.add(matcher.group());
                }
            }
        }
        // The name of SVG's namespace is no address anything is read from.
        assertThat(found).allMatch(link -> link.startsWith("http://www.w3.org/"), "a namespace");
    }

    /** Paths of one operating system in the source. */
    @Test
    void noSourceHasAPathOfOneSystemInIt() throws IOException {
        Pattern path = Pattern.compile("\"(?:[A-Za-z]:\\\\\\\\|[A-Za-z]{2,}\\\\\\\\[A-Za-z]{2,}\\.)");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SmallHall.HOME.resolve("appliance/src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                if (path.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(path.matcher("\"config\\\\mainboard.xml\"").find())
                .as("it would be found")
                .isTrue();
        assertThat(found).isEmpty();
    }

    /** The table of complaints and the tests are of one mind. */
    @Test
    void theTableNamesExactlyTheTestsThereAre() throws IOException {
        String table = Files.readString(SmallHall.HOME.resolve("docs/complaints.md"));
        Matcher named = Pattern.compile("`(\\w+ComplaintsTest)\\.(\\w+)`").matcher(table);
        List<String> inTable = new ArrayList<>();
        while (named.find()) {
            inTable.add(named.group(1) + "." + named.group(2));
        }
        Map<String, String> sources = Map.of(
                "KnownComplaintsTest", "core/hall/KnownComplaintsTest.java",
                "BoxComplaintsTest", "hall/BoxComplaintsTest.java",
                "HallComplaintsTest", "hall/HallComplaintsTest.java",
                "PageComplaintsTest", "browser/PageComplaintsTest.java");
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String text =
                    Files.readString(SmallHall.HOME.resolve("appliance/src/test/java/org/paihao/" + source.getValue()));
            Matcher test = Pattern.compile("@Test\\s+void (\\w+)\\(").matcher(text);
            while (test.find()) {
                if (!test.group(1).equals("theTableNamesExactlyTheTestsThereAre")) {
                    written.add(source.getKey() + "." + test.group(1));
                }
            }
        }
        assertThat(inTable).containsExactlyInAnyOrderElementsOf(written);
    }
}
