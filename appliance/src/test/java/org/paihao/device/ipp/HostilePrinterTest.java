package org.paihao.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A printer that answers with anything at all never makes the client throw, hang or eat the memory. */
class HostilePrinterTest {
    private static final Duration BRIEF = Duration.ofMillis(700);

    @TempDir
    private Path temp;

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private JippPrinter printer;
    private Path pdf;

    /** What the printer does with one request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    HostilePrinterTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        printer = new JippPrinter(
                URI.create("ipp://127.0.0.1:" + server.getAddress().getPort() + "/ipp/print"), BRIEF, BRIEF);
    }

    @BeforeEach
    void document() throws IOException {
        pdf = Files.writeString(temp.resolve("a.pdf"), "%PDF-1.4 not really");
    }

    @AfterEach
    void stop() {
        printer.close();
        server.stop(0);
        threads.shutdownNow();
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("HTML", "<html>login</html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("only a head", new byte[] {2, 0, 0, 0, 0, 0, 0, 1}),
                Arguments.of("negative length", negativeLength()),
                Arguments.of("deep collection", deepCollection()),
                Arguments.of("5 MB", new byte[5_000_000]),
                Arguments.of("state is text", wrongTypes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsAPrinterThatIsNotThere(String name, byte[] bytes) {
        for (int i = 0; i < 8; i++) {
            answers.add(exchange -> reply(exchange, 200, bytes));
        }

        assertThat(printer.health()).as(name).isNotInstanceOf(PrinterHealth.Ready.class);
        assertThat(printer.submit(pdf, order())).as(name).isNotInstanceOf(Submission.Accepted.class);
        assertThat(printer.watch(1)).as(name).isInstanceOf(JobWatch.Unreachable.class);
    }

    @Test
    void randomBytesNeverThrow() {
        Random random = new Random(7);
        byte[] good = about(List.of());
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.clone();
            for (int flips = 0; flips < 4; flips++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            assertThat(IppExchange.decoded(bytes)).as("step %d of seed 7", i).isNotNull();
            answers.add(exchange -> reply(exchange, 200, bytes));
            assertThat(printer.health()).as("step %d of seed 7", i).isNotNull();
            answers.clear();
        }
    }

    @Test
    void aPrinterThatIsSilentIsAbsentAfterTheLimit() {
        answers.add(exchange -> {});
        answers.add(exchange -> {});

        assertThat(printer.health()).isInstanceOf(PrinterHealth.Absent.class);
        assertThat(printer.submit(pdf, order())).isInstanceOf(Submission.Unreachable.class);
    }

    @Test
    void aPrinterThatDribblesItsAnswerIsAbsentAfterTheLimit() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(2);
            exchange.getResponseBody().flush();
        });

        assertThat(printer.health()).isInstanceOf(PrinterHealth.Absent.class);
    }

    @Test
    void aConnectionLostWhileTheDocumentGoesOutIsUnsureAndNotTriedAgain() {
        answers.add(exchange -> reply(exchange, 200, about(List.of())));
        answers.add(HttpExchange::close);

        assertThat(printer.submit(pdf, order())).isInstanceOf(Submission.Unsure.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void aPrinterWithoutPdfIsSentNoDocument() {
        answers.add(exchange -> reply(exchange, 200, aboutFormats(List.of("image/urf"))));
        answers.add(exchange -> reply(exchange, 200, aboutFormats(List.of("image/urf"))));

        assertThat(printer.submit(pdf, order())).isEqualTo(new Submission.FormatNotSupported());
        assertThat(printer.health()).isEqualTo(new PrinterHealth.Unsuitable());
        assertThat(answers).isEmpty();
    }

    @Test
    void aBusyPrinterIsBusyAndARefusalHasItsKeyword() {
        answers.add(exchange -> reply(exchange, 200, about(List.of())));
        answers.add(exchange -> reply(exchange, 200, status(Status.serverErrorBusy)));
        answers.add(exchange -> reply(exchange, 200, about(List.of())));
        answers.add(exchange -> reply(exchange, 200, status(Status.clientErrorForbidden)));

        assertThat(printer.submit(pdf, order())).isEqualTo(new Submission.Busy());
        assertThat(printer.submit(pdf, order())).isEqualTo(new Submission.Refused("client-error-forbidden"));
    }

    @Test
    void aStoppedPrinterIsAFaultWithItsReasonWhateverTheSuffix() {
        answers.add(exchange -> reply(exchange, 200, about(List.of("media-jam-warning"), PrinterState.stopped)));
        answers.add(exchange -> reply(exchange, 200, about(List.of("toner-low-report"))));
        answers.add(exchange -> reply(exchange, 200, about(List.of("media-empty-report", "toner-low"))));
        answers.add(exchange -> reply(exchange, 200, about(List.of("none"), PrinterState.stopped)));

        assertThat(printer.health()).isEqualTo(new PrinterHealth.Fault(PrinterTrouble.JAM));
        assertThat(printer.health()).isEqualTo(new PrinterHealth.Ready());
        assertThat(printer.health()).isEqualTo(new PrinterHealth.Attention(PrinterTrouble.PAPER_OUT));
        assertThat(printer.health()).isEqualTo(new PrinterHealth.Fault(PrinterTrouble.OTHER));
    }

    @Test
    void onlyIppAddressesAreTaken() {
        assertThat(IppExchange.address(URI.create("ipp://p/ipp/print"))).hasToString("http://p:631/ipp/print");
        assertThat(IppExchange.address(URI.create("ipps://p:444/x"))).hasToString("https://p:444/x");
        assertThatThrownBy(() -> new JippPrinter(URI.create("http://p/ipp/print")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DocumentOrder order() {
        return new DocumentOrder("job-1", 1, 1, false);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        assertThat(exchange.getRequestHeaders()).containsKey("Content-Length");
        Answer next = answers.poll();
        if (next == null) {
            exchange.close();
        } else {
            next.to(exchange);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] status(Status status) {
        return IppExchange.encoded(IppPacket.response(status).build());
    }

    private static byte[] about(List<String> reasons) {
        return about(reasons, PrinterState.idle);
    }

    private static byte[] about(List<String> reasons, PrinterState state) {
        return printerAnswer(
                Types.printerState.of(state),
                Types.printerStateReasons.of(reasons.isEmpty() ? List.of("none") : reasons),
                Types.documentFormatSupported.of(List.of("application/pdf")));
    }

    private static byte[] aboutFormats(List<String> formats) {
        return printerAnswer(Types.printerState.of(PrinterState.idle), Types.documentFormatSupported.of(formats));
    }

    private static byte[] printerAnswer(Attribute<?>... attributes) {
        return IppExchange.encoded(IppPacket.response(Status.successfulOk)
                .putPrinterAttributes(attributes)
                .build());
    }

    private static byte[] wrongTypes() {
        return raw(out -> {
            out.writeByte(0x04); // printer attributes
            attribute(out, 0x41, "printer-state", "five");
            attribute(out, 0x41, "document-format-supported", "application/pdf");
            attribute(out, 0x21, "printer-state-reasons", "x");
            out.writeByte(0x03);
        });
    }

    private static byte[] negativeLength() {
        return raw(out -> {
            out.writeByte(0x04);
            out.writeByte(0x44);
            out.writeShort(-5);
        });
    }

    private static byte[] deepCollection() {
        return raw(out -> {
            out.writeByte(0x04);
            attribute(out, 0x34, "media-col", "");
            for (int i = 0; i < 20_000; i++) {
                attribute(out, 0x4a, "", "m");
                attribute(out, 0x34, "", "");
            }
        });
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] raw(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] {2, 0, 0, 0, 0, 0, 0, 1});
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void attribute(DataOutputStream out, int tag, String name, String value) throws IOException {
        out.writeByte(tag);
        out.writeShort(name.length());
        out.writeBytes(name);
        out.writeShort(value.length());
        out.writeBytes(value);
    }
}
