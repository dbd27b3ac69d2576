package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.Text;
import org.paihao.core.hall.TestPlan;
import org.paihao.role.kiosk.Kiosk;

/** What a kiosk says to a code it can do nothing with: each reason in words of its own, in both languages. */
class ScanViewTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final List<String> REASONS = List.of(
            "code-cancelled",
            "code-without-ticket",
            "code-expired",
            "code-too-early",
            "code-used",
            "other-hall",
            "hub-unreachable",
            "ticket-unreachable",
            "service-paused",
            "service-closed",
            "labels-exhausted",
            "no-plan",
            "disk-full",
            "evacuated",
            "unknown-code");

    private static Text words(String code, Optional<String> detail) {
        return ScanView.of(TestPlan.plan(), new Kiosk.Scanned.Refused(NOW, code, detail))
                .message()
                .orElseThrow();
    }

    @Test
    void eachReasonHasWordsOfItsOwnThatFitTheCard() {
        Map<String, String> zh = new LinkedHashMap<>();
        Map<String, String> en = new LinkedHashMap<>();
        for (String reason : REASONS) {
            Text words = words(reason, Optional.empty());
            assertThat(zh.put(words.zh(), reason)).as(reason).isNull();
            assertThat(en.put(words.en(), reason)).as(reason).isNull();
            assertThat(words.zh()).as(reason).hasSizeLessThanOrEqualTo(22).doesNotContainPattern("[a-z]");
            assertThat(words.en()).as(reason).hasSizeLessThanOrEqualTo(70).matches("[A-Z][A-Za-z0-9 ,;:']+");
        }
    }

    @Test
    void whoeverIsTooEarlyIsToldWhenToComeAgain() {
        Text today = words("code-too-early", Optional.of("2026-11-24T05:30:00Z"));
        assertThat(today.zh()).contains("13:30").contains("再来扫码").doesNotContain("月");
        assertThat(today.en()).contains("13:30").contains("again");

        Text later = words("code-too-early", Optional.of("2026-12-03T01:00:00Z"));
        assertThat(later.zh()).isEqualTo("这是 12 月 3 日的预约，当天 9:00 起签到");
        assertThat(later.en()).isEqualTo("This appointment is for 3 December; check in from 9:00 that day");
    }
}
