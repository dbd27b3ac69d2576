package org.paihao.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicketLayoutTest {
    private static String plain(TicketSlip slip, int columns) {
        return TicketLayout.of(slip, columns).lines().stream()
                .map(TicketLayoutTest::plain)
                .collect(Collectors.joining("\n"));
    }

    private static String plain(Line line) {
        return switch (line) {
            case Line.Text text ->
                text.wide() + "x" + text.high() + (text.bold() ? " bold" : "") + (text.inverse() ? " inverse" : "")
                        + " | " + text.text();
            case Line.Columns columns -> "x" + columns.scale() + " | " + columns.left() + " | " + columns.right();
            case Line.Rule rule ->
                switch (rule.stroke()) {
                    case SOLID -> "=====";
                    case DASHED -> "- - -";
                };
            case Line.Qr qr -> "QR " + qr.payload();
            case Line.Feed feed -> "feed " + feed.dots();
            case Line.Cut ignored -> "cut";
        };
    }

    @Test
    void aNormalSlip() {
        assertThat(plain(Slips.normal("B024"), 48)).isEqualTo("""
                1x1 bold | 云溪县政务服务中心
                =====
                2x2 bold | 社保卡办理
                8x8 bold | B024
                x1 | 前面还有 | 估计再等
                x2 | 6人 | 15–25分钟
                - - -
                2x2 bold | 2楼B区等候
                2x2 bold | 叫到去8–12号窗口
                feed 30
                QR http://10.20.3.8:8090/phone?t=Zk3vQ0tYb2yqkq0m8m1x7A
                feed 30
                1x1 | 扫码看还剩几人
                x1 | 2026-11-23 10:24 | 2 号机
                cut""");
    }

    @Test
    void anElderSlipIsLargeAndHasNoSmallPrint() {
        assertThat(plain(Slips.elder("B2024"), 48)).isEqualTo("""
                3x3 bold | 社保卡
                8x8 bold | B2024
                feed 30
                2x2 inverse | 请到
                3x3 bold inverse | 2楼B区
                2x2 inverse | 坐着等，会叫您
                feed 30
                2x2 | 前面还有6人
                2x2 | 再等15–25分钟
                =====
                2x2 | 要帮忙，去服务台
                2x2 | 11 月 23 日 10:24
                cut""");
    }

    @Test
    void aReprintSaysSoFirst() {
        assertThat(plain(Slips.english("B024"), 48)).startsWith("2x2 inverse | REPRINT\n");
    }

    private static TicketSlip unknownWait() {
        TicketSlip slip = Slips.normal("B024");
        return new TicketSlip(
                slip.hallName(),
                slip.serviceName(),
                slip.label(),
                OptionalInt.empty(),
                Optional.empty(),
                slip.where(),
                "",
                Optional.empty(),
                List.of(),
                slip.issuedAt(),
                slip.boxName(),
                false,
                false,
                slip.words());
    }

    @Test
    void whatNobodyCanSayIsSaidInWordsAndEmptyLinesAreLeftOut() {
        assertThat(plain(unknownWait(), 48)).contains("2x2 bold | 暂不能估计").doesNotContain("QR", "窗口", "人");
    }

    @Test
    void aLongLabelIsNarrowerAndNeverCut() {
        assertThat(plain(Slips.normal("B12024"), 48)).contains("8x8 bold | B12024");
        assertThat(plain(Slips.normal("B120245"), 48)).contains("6x8 bold | B120245");
        assertThat(plain(Slips.normal("B12024"), 32)).contains("5x8 bold | B12024");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Line.Qr("a b", 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketSlip.Estimate(25, 15)).isInstanceOf(IllegalArgumentException.class);
    }
}
