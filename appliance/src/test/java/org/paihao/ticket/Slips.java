package org.paihao.ticket;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Slips for tests: the ones that are drawn in the look guide. */
public final class Slips {
    public static final String URL = "http://10.20.3.8:8090/phone?t=Zk3vQ0tYb2yqkq0m8m1x7A";

    private Slips() {}

    public static TicketSlip normal(String label) {
        return new TicketSlip(
                "云溪县政务服务中心",
                "社保卡办理",
                label,
                OptionalInt.of(6),
                Optional.of(new TicketSlip.Estimate(15, 25)),
                "2 楼 B 区等候",
                "8–12",
                Optional.of(URL),
                List.of(),
                "2026-11-23 10:24",
                "2 号机",
                false,
                false,
                SlipWords.chinese());
    }

    public static TicketSlip withFooter(TicketSlip slip, String line) {
        return new TicketSlip(
                slip.hallName(),
                slip.serviceName(),
                slip.label(),
                slip.ahead(),
                slip.estimate(),
                slip.where(),
                slip.counters(),
                slip.qrUrl(),
                List.of(line),
                slip.issuedAt(),
                slip.boxName(),
                slip.reprint(),
                slip.elder(),
                slip.words());
    }

    public static TicketSlip elder(String label) {
        return new TicketSlip(
                "云溪县政务服务中心",
                "社保卡",
                label,
                OptionalInt.of(6),
                Optional.of(new TicketSlip.Estimate(15, 25)),
                "2 楼 B 区",
                "8–12",
                Optional.of(URL),
                List.of(),
                "11 月 23 日 10:24",
                "2 号机",
                false,
                true,
                SlipWords.chinese());
    }

    public static TicketSlip english(String label) {
        return new TicketSlip(
                "Yunxi County Service Hall",
                "Social security card",
                label,
                OptionalInt.of(6),
                Optional.empty(),
                "Floor 2, zone B",
                "8–12",
                Optional.of(URL),
                List.of("Called three times: ask at the desk"),
                "2026-11-23 10:24",
                "Machine 2",
                true,
                false,
                SlipWords.english());
    }
}
