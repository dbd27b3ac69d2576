package org.paihao.web.view;

import java.util.Map;
import java.util.Optional;
import org.paihao.core.Text;

/** Devices and their troubles in words a clerk understands. */
public final class DeviceWords {
    private static final Map<String, Text> KINDS = Map.of(
            "printer", new Text("号票打印机", "ticket printer"),
            "scanner", new Text("扫码器", "scanner"),
            "pad", new Text("评价器", "rating pad"),
            "caller", new Text("叫号键盘", "caller keypad"),
            "sign", new Text("窗口屏", "window strip"),
            "gpio", new Text("按钮", "buttons"),
            "ipp-printer", new Text("文印打印机", "document printer"));

    private static final Map<String, Text> REASONS = Map.ofEntries(
            Map.entry("paper-out", new Text("没有纸", "out of paper")),
            Map.entry("paper-near-end", new Text("纸快用完", "paper nearly out")),
            Map.entry("cover-open", new Text("盖子开着", "cover open")),
            Map.entry("jam", new Text("卡纸", "paper jam")),
            Map.entry("cutter", new Text("切刀故障", "cutter fault")),
            Map.entry("head-hot", new Text("打印头过热", "print head hot")),
            Map.entry("broken", new Text("需要维修", "needs a technician")),
            Map.entry("offline", new Text("脱机", "offline")),
            Map.entry("gone", new Text("没有接上", "not connected")),
            Map.entry("no-answer", new Text("没有回答", "does not answer")),
            Map.entry("busy", new Text("忙", "busy")),
            Map.entry("no-gpio-chip", new Text("本机没有按钮接口", "this box has no GPIO")),
            Map.entry("supply-empty", new Text("没有墨粉", "out of toner")),
            Map.entry("attention", new Text("需要看一下", "needs a look")),
            Map.entry("no-pdf", new Text("不能打印 PDF", "takes no PDF")));

    private DeviceWords() {}

    /** {@code 号票打印机：没有纸}. */
    public static Text of(String kind, String state, Optional<String> reason) {
        Text device = KINDS.getOrDefault(kind, Text.same(kind));
        Text how = reason.map(word -> REASONS.getOrDefault(word, Text.same(word)))
                .orElse(state.equals("ready") ? new Text("正常", "ready") : Text.same(state));
        return new Text(device.zh() + "：" + how.zh(), device.en() + ": " + how.en());
    }
}
