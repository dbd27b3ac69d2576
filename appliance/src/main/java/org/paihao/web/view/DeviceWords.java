package org.paihao.web.view;

import java.util.Optional;
import org.paihao.core.Text;

/** Devices and their troubles in the words of the event log and of the supervisor's page. */
public final class DeviceWords {
    private DeviceWords() {}

    /** {@code 号票打印机：缺纸}; without a reason the state says it. */
    public static Text of(String kind, String state, Optional<String> reason) {
        Text who = kind(kind);
        Text what = reason.map(DeviceWords::reason).orElseGet(() -> state(state));
        return new Text(who.zh() + "：" + what.zh(), who.en() + ": " + what.en());
    }

    private static Text kind(String kind) {
        return switch (kind) {
            case "printer" -> new Text("号票打印机", "ticket printer");
            case "scanner" -> new Text("扫码器", "scanner");
            case "pad" -> new Text("评价器", "rating pad");
            case "caller" -> new Text("叫号键盘", "caller keypad");
            case "sign" -> new Text("窗口屏", "window sign");
            case "gpio" -> new Text("按钮和灯", "buttons and lamps");
            case "ipp-printer" -> new Text("文印打印机", "document printer");
            default -> Text.same(kind);
        };
    }

    private static Text state(String state) {
        return switch (state) {
            case "ready" -> new Text("正常", "ready");
            case "attention" -> new Text("要留意", "needs attention");
            case "fault" -> new Text("故障", "fault");
            case "stale" -> new Text("很久没有消息", "not heard for long");
            case "absent" -> new Text("没有接上", "not connected");
            default -> Text.same(state);
        };
    }

    /** A reason in words; one nobody has words for is given as it is, for the person on the phone with support. */
    public static Text reason(String reason) {
        return switch (reason) {
            case "paper-out" -> new Text("缺纸", "out of paper");
            case "near-end", "paper-near-end" -> new Text("纸快用完了", "paper runs low");
            case "cover-open" -> new Text("盖子没有关好", "cover open");
            case "jam" -> new Text("卡纸", "paper jam");
            case "cutter" -> new Text("切刀卡住了", "cutter stuck");
            case "head-hot" -> new Text("打印头过热，会自己恢复", "head hot, recovers by itself");
            case "broken" -> new Text("坏了，要修", "broken, needs repair");
            case "offline" -> new Text("打印机离线", "offline");
            case "gone", "unplugged" -> new Text("线拔出了", "unplugged");
            case "no-answer" -> new Text("没有回答", "no answer");
            case "busy" -> new Text("忙，号票在等", "busy, slips wait");
            case "no-confirmation" -> new Text("没有确认打完", "no confirmation");
            case "stopped", "restart" -> new Text("机器重启了", "the box restarted");
            case "supply-empty" -> new Text("墨粉用完了", "out of toner");
            case "attention" -> new Text("要人看一下", "somebody must look");
            case "no-pdf" -> new Text("不能打 PDF", "does not take PDF");
            case "no-chip", "absent" -> new Text("没有接上", "not connected");
            default -> Text.same(reason);
        };
    }
}
