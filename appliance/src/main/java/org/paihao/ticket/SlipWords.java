package org.paihao.ticket;

/**
 * The fixed words on a slip, in one language. Patterns hold {@code {}} where the value goes.
 *
 * @param counters {@code 叫到去 {} 号窗口}
 * @param elderGoTo the line above the place on a large-print slip: {@code 请到}
 */
public record SlipWords(
        String ahead,
        String people,
        String estimate,
        String minutes,
        String within,
        String cannotEstimate,
        String counters,
        String scanHint,
        String reprint,
        String elderGoTo,
        String elderSit,
        String elderAhead,
        String elderEstimate,
        String elderWithin,
        String elderHelp,
        String step,
        String steps) {
    /** Chinese, as on the drawn slips. */
    public static SlipWords chinese() {
        return new SlipWords(
                "前面还有",
                "{} 人",
                "估计再等",
                "{} 分钟",
                "{} 分钟内",
                "暂不能估计",
                "叫到去 {} 号窗口",
                "扫码看还剩几人",
                "补打",
                "请到",
                "坐着等，会叫您",
                "前面还有 {} 人",
                "再等 {} 分钟",
                "{} 分钟内到您",
                "要帮忙，去服务台",
                "先办：{}",
                "共 {} 步，办完一步自动排下一步");
    }

    public static SlipWords english() {
        return new SlipWords(
                "Ahead of you",
                "{}",
                "Wait about",
                "{} min",
                "under {} min",
                "unknown",
                "Then counter {}",
                "Scan to see your place",
                "REPRINT",
                "Please go to",
                "Sit, we call you",
                "{} ahead of you",
                "Wait {} min",
                "Your turn in {} min",
                "Help: service desk",
                "First: {}",
                "{} steps, one after another, with this slip");
    }

    /** The line that says which step comes first. */
    public String firstStep(String name) {
        return fill(step, name);
    }

    /** The line that says how many steps there are. */
    public String allSteps(int count) {
        return fill(steps, Integer.toString(count));
    }

    static String fill(String pattern, String value) {
        return pattern.replace("{}", value);
    }
}
