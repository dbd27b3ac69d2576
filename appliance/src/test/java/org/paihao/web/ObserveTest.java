package org.paihao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a watchdog and a monitor hear of a box. Who may ask is in {@link AccessTest}. */
class ObserveTest {
    private static Probe probe(String name, boolean alive, AtomicBoolean well) {
        return new Probe(name, alive, () -> new Probe.Finding(well.get(), Map.of("seen", name + " seen")));
    }

    @Test
    void aBoxLivesAsLongAsItsVitalPartsDoAndIsWellWhenAllAre() {
        AtomicBoolean books = new AtomicBoolean(true);
        AtomicBoolean link = new AtomicBoolean(true);
        List<Probe> probes = List.of(probe("books", true, books), probe("link", false, link));
        try (SmallSite site = SmallSite.observed("small", probes, List.of())) {
            assertThat(status(site, "/observe/health")).isEqualTo(200);
            link.set(false);
            assertThat(status(site, "/observe/health")).isEqualTo(503);
            assertThat(status(site, "/observe/health/live")).isEqualTo(200);
            assertThat(status(site, "/observe/health/ready")).isEqualTo(503);
            books.set(false);
            assertThat(status(site, "/observe/health/live")).isEqualTo(503);
            assertThat(RawHttp.ask(site.port(), "GET", "/observe/health", Map.of(), "")
                            .body())
                    .contains("books seen")
                    .contains("\"DOWN\"");
        }
    }

    private static int status(SmallSite site, String path) {
        return RawHttp.ask(site.port(), "GET", path, Map.of(), "").status();
    }

    @Test
    void figuresNameTheirBoxAndAreReadAnewEachTime() {
        AtomicInteger things = new AtomicInteger(7);
        List<Gauge> figures = List.of(new Gauge("paihao_test_things", "Things", things::get));
        try (SmallSite site = SmallSite.observed("small", List.of(), figures)) {
            RawHttp.Answer first = RawHttp.ask(site.port(), "GET", "/observe/metrics", Map.of(), "");
            things.set(8);
            RawHttp.Answer second = RawHttp.ask(site.port(), "GET", "/observe/metrics", Map.of(), "");

            assertThat(first.body())
                    .contains("# TYPE paihao_test_things gauge\npaihao_test_things{terminal=\"small\"} 7\n")
                    .contains("paihao_streams{terminal=\"small\"} 0\n");
            assertThat(second.body()).contains("paihao_test_things{terminal=\"small\"} 8\n");
        }
    }
}
