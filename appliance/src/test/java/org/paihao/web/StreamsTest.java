package org.paihao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams of whole views: what a page hears, how often, and how many pages can listen. */
class StreamsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Opens a stream and reads on to the end of its head. */
    private static BufferedReader open(RawHttp raw, int port) throws IOException {
        BufferedReader lines = raw.write(
                        "GET /api/v1/stream?page=index HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .lines();
        assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
        until(lines, "");
        return lines;
    }

    private static String until(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !(start.isEmpty() ? line.isEmpty() : line.startsWith(start))) {
            line = lines.readLine();
        }
        assertThat(line).as("the stream ended before " + start).isNotNull();
        return String.valueOf(line);
    }

    @Test
    void aPageHearsTheWholeViewAtOnceAndAgainWhenItChanges() throws IOException {
        try (SmallSite site = SmallSite.of(LONG, 8, LONG);
                RawHttp raw = RawHttp.to(site.port())) {
            BufferedReader lines = open(raw, site.port());

            String first = until(lines, "id:");
            assertThat(until(lines, "data:")).contains("\"terminal\":\"small\"").contains("\"zh\":\"one\"");
            site.rename("two");
            String second = until(lines, "id:");
            assertThat(until(lines, "data:")).contains("\"terminal\":\"small\"").contains("\"zh\":\"two\"");

            assertThat(first.substring(3).strip()).isEqualTo(SmallSite.EPOCH + "-1");
            assertThat(second.substring(3).strip()).isEqualTo(SmallSite.EPOCH + "-2");
        }
    }

    @Test
    void aStreamWithNothingToSayBeatsAndOutlivesTheLimitOfOtherRequests() throws IOException {
        Duration silence = Duration.ofMillis(300);
        try (SmallSite site = SmallSite.of(Duration.ofMillis(100), 8, silence);
                RawHttp raw = RawHttp.to(site.port())) {
            BufferedReader lines = open(raw, site.port());
            long begun = System.nanoTime();

            int beats = 0;
            while (System.nanoTime() - begun < 5 * silence.toNanos()) {
                until(lines, "event:beat".substring(0, 6));
                beats++;
            }

            assertThat(beats).isGreaterThan(2);
            site.rename("still there");
            String data = until(lines, "data:{");
            while (!data.contains("still there")) {
                data = until(lines, "data:{");
            }
        }
    }

    @Test
    void theBeatIsWhatPagesCountOn() {
        assertThat(Views.Pace.PAGES.beat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(Views.Pace.PHONES.beat()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void onePageTooManyIsToldSoAndTheOthersGoOn() throws IOException {
        try (SmallSite site = SmallSite.of(LONG, 1, LONG);
                RawHttp raw = RawHttp.to(site.port())) {
            BufferedReader lines = open(raw, site.port());
            until(lines, "data:");

            RawHttp.Answer refused = RawHttp.ask(site.port(), "GET", "/api/v1/stream?page=index", Map.of(), "");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
            assertThat(refused.body()).contains("\"code\":\"too-many-streams\"");
            site.rename("two");
            assertThat(until(lines, "data:")).contains("two");
        }
    }
}
