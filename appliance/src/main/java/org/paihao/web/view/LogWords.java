package org.paihao.web.view;

import java.util.Locale;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.estimate.WaitRange;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Paper;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.json.Json;

/** Facts in the words of the event log: what happened, without the level of a rating and without a person. */
public final class LogWords {
    private LogWords() {}

    /** One line. */
    public static Text of(HallPlan plan, Fact fact) {
        return switch (fact) {
            case Fact.EpochStarted f ->
                new Text("终端启动（第 " + f.start() + " 次）", "terminal started (no. " + f.start() + ")");
            case Fact.TicketTaken f ->
                new Text(
                        f.ticket().label() + " 取号："
                                + TicketView.name(plan, f.ticket().service()).zh(),
                        f.ticket().label() + " taken: "
                                + TicketView.name(plan, f.ticket().service()).en());
            case Fact.PaperChanged f -> paper(f.label().toString(), f.paper());
            case Fact.TicketWithdrawn f -> new Text(f.label() + " 退号", f.label() + " withdrawn");
            case Fact.TicketCalled f -> call(plan, f.call(), "叫号", "called");
            case Fact.CallRepeated f ->
                call(plan, f.call(), "重呼（第 " + f.recalls() + " 次）", "recalled (" + f.recalls() + ")");
            case Fact.CallArrived f -> call(plan, f.call(), "到窗口", "arrived");
            case Fact.CallFinished f ->
                f.forgotten()
                        ? call(plan, f.call(), "没有按办完，自动结束", "ended by itself, nobody had")
                        : call(plan, f.call(), "办完", "finished");
            case Fact.CallUnanswered f -> call(plan, f.call(), "过号", "no-show");
            case Fact.CallPassed f -> StaffWords.passed(plan, f);
            case Fact.TicketBack f -> new Text(f.label() + " 回来了，继续等候", f.label() + " is back, waits again");
            case Fact.DeedUndone f -> StaffWords.undone(plan, f);
            case Fact.CounterPaused f -> StaffWords.paused(plan, f);
            case Fact.CounterResumed f ->
                new Text(number(plan, f.counter()) + " 号窗口恢复服务", "counter " + number(plan, f.counter()) + " is back");
            case Fact.RatingGiven f ->
                new Text(
                        number(plan, f.counter()) + " 号窗口收到一条评价",
                        "counter " + number(plan, f.counter()) + ": a rating came in");
            case Fact.RatingMissing f ->
                new Text(number(plan, f.counter()) + " 号窗口未评", "counter " + number(plan, f.counter()) + ": not rated");
            case Fact.HelpAsked f ->
                new Text(
                        "请求帮忙" + f.label().map(label -> "：" + label).orElse(""),
                        "help asked" + f.label().map(label -> ": " + label).orElse(""));
            case Fact.DeviceChanged f -> DeviceWords.of(f.kind(), f.state(), f.reason());
            case Fact.CounterOpened f ->
                new Text(number(plan, f.counter()) + " 号窗口开窗", "counter " + number(plan, f.counter()) + " opened");
            case Fact.CounterClosed f ->
                new Text(number(plan, f.counter()) + " 号窗口关窗", "counter " + number(plan, f.counter()) + " closed");
            case Fact.BookingCancelled f ->
                new Text(
                        "预约取消：" + TicketView.name(plan, f.service()).zh(),
                        "Appointment cancelled: "
                                + TicketView.name(plan, f.service()).en());
            case Fact.BookingMissed f ->
                new Text(
                        "预约未到：" + TicketView.name(plan, f.service()).zh(),
                        "Appointment missed: "
                                + TicketView.name(plan, f.service()).en());
            case Fact.BookingMarked f ->
                new Text(
                        "预约已登记：" + TicketView.name(plan, f.service()).zh(),
                        "Appointment marked " + Json.dashed(f.status().name()) + ": "
                                + TicketView.name(plan, f.service()).en());
            case Fact.BookingMade f ->
                new Text(
                        "预约：" + TicketView.name(plan, f.booking().service()).zh(),
                        "appointment: "
                                + TicketView.name(plan, f.booking().service()).en());
            case Fact.ProfileAssigned f -> DayWords.moved(plan, f);
            case Fact.ServiceSwitched f -> DayWords.switched(plan, f);
            case Fact.AnnouncementMade f -> DayWords.announced(f);
            case Fact.WaitPromised f -> {
                WaitRange range = new WaitRange(f.p50(), f.p90(), f.played(), f.rawP50(), f.rawP90());
                String from = range.p50Minutes() == 0 ? "" : range.p50Minutes() + "–";
                yield new Text(
                        f.label() + " 告知等候 " + from + range.p90Minutes() + (from.isEmpty() ? " 分钟以内" : " 分钟"),
                        f.label() + " told to wait " + (from.isEmpty() ? "within " : from) + range.p90Minutes()
                                + " min");
            }
            case Fact.HallEvacuated f ->
                f.begun()
                        ? new Text("紧急疏散开始", "evacuation has begun")
                        : new Text("紧急疏散结束，恢复叫号", "evacuation is over, calling goes on");
            case Fact.ListsPrinted f -> lists(f);
            case Fact.PrintReleased f ->
                new Text("文印 " + f.pages() + " 页 × " + f.copies(), "print " + f.pages() + " pages × " + f.copies());
            case Fact.PrintEnded f ->
                new Text(
                        "文印" + ended(f.outcome()) + "，印了 " + f.sidesPrinted() + " 面",
                        "print " + f.outcome() + ", " + f.sidesPrinted() + " sides out");
        };
    }

    private static String ended(String outcome) {
        return switch (outcome) {
            case "done" -> "完成";
            case "failed" -> "没有完成";
            case "expired" -> "超时，文件已删除";
            case "cancelled" -> "由本人取消";
            case "unknown" -> "中断（文印站重启）";
            default -> "结束：" + outcome;
        };
    }

    static String number(HallPlan plan, org.paihao.core.id.CounterId id) {
        return plan.counter(id).map(Counter::number).orElse(id.value());
    }

    static Text call(HallPlan plan, org.paihao.core.hall.Call call, String zh, String en) {
        String label = call.ticket().label().toString();
        String number = number(plan, call.counter());
        return new Text(label + " " + zh + "，" + number + " 号窗口", label + " " + en + ", counter " + number);
    }

    private static Text paper(String label, Paper paper) {
        Optional<Text> reason = paper.reason().map(DeviceWords::reason);
        String whyZh = reason.map(why -> "（" + why.zh() + "）").orElse("");
        String whyEn = reason.map(why -> " (" + why.en() + ")").orElse("");
        if (paper.choice().isPresent() && paper.state() == Paper.State.REFUSED) {
            String choice = paper.choice().get().name().toLowerCase(Locale.ROOT);
            String zh = switch (paper.choice().get()) {
                case PHONE -> "用手机接收";
                case REMEMBER -> "记住号码";
                case HELP -> "找人帮忙";
                case WITHDRAW -> "不要这个号了";
                case TIMEOUT -> "没有选择";
            };
            return new Text(label + " 没出纸，" + zh, label + " no paper, choice: " + choice);
        }
        return switch (paper.state()) {
            case NONE -> new Text(label + " 无纸票", label + " without paper");
            case PRINTING ->
                new Text(
                        label + " 正在打印（第 " + paper.copies() + " 张）", label + " printing (slip " + paper.copies() + ")");
            case DONE -> new Text(label + " 已出票", label + " printed");
            case REFUSED -> new Text(label + " 没出纸" + whyZh, label + " no paper" + whyEn);
            case UNSURE -> new Text(label + " 不确定是否出纸" + whyZh, label + " unsure" + whyEn);
        };
    }

    private static Text lists(Fact.ListsPrinted printed) {
        boolean power = printed.order().startsWith("power");
        if (printed.problem().isPresent()) {
            Text fault = DeviceWords.of("printer", "fault", printed.problem());
            return new Text(
                    why(power, "停电预警，") + "等候名单没有印全（" + printed.slips() + " 张）：" + fault.zh(),
                    why(power, "power warning, ") + "waiting lists not complete (" + printed.slips() + "): "
                            + fault.en());
        }
        return new Text(
                why(power, "停电预警，") + "等候名单已打印 " + printed.slips() + " 张",
                why(power, "power warning, ") + "waiting lists printed: " + printed.slips());
    }

    private static String why(boolean power, String words) {
        return power ? words : "";
    }
}
