package org.paihao.web.view;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Hours;
import org.paihao.json.Json;
import org.paihao.role.kiosk.Kiosk;

/** What came of a code under the scanner; {@code kind}: {@code ticket}, {@code checked-in}, {@code refused}. */
public record ScanView(
        String kind,
        Instant at,
        Optional<TicketView> ticket,
        Optional<Instant> bookedFor,
        Optional<Boolean> again,
        Optional<String> reason,
        Optional<Text> message) {

    /** The scan in the plan's words. */
    public static ScanView of(HallPlan plan, Kiosk.Scanned scanned) {
        return switch (scanned) {
            case Kiosk.Scanned.OwnTicket own ->
                new ScanView(
                        "ticket",
                        own.at(),
                        Optional.of(TicketView.of(plan, own.shown())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case Kiosk.Scanned.CheckedIn in ->
                new ScanView(
                        "checked-in",
                        in.at(),
                        Optional.of(TicketView.of(plan, in.shown())),
                        Optional.of(in.bookedFor()),
                        Optional.of(in.again()),
                        Optional.empty(),
                        Optional.empty());
            case Kiosk.Scanned.Refused no ->
                new ScanView(
                        "refused",
                        no.at(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(no.code()),
                        Optional.of(sentence(plan, no)));
        };
    }

    /** Whoever comes too early is told when to come again. */
    private static Text tooEarly(HallPlan plan, Instant now, String from) {
        ZonedDateTime then = Json.instant(from).atZone(plan.timeZone());
        String time = Hours.written(then.toLocalTime());
        if (then.toLocalDate().equals(now.atZone(plan.timeZone()).toLocalDate())) {
            return new Text("还没到签到时间，请在 " + time + " 以后再来扫码", "Too early: please scan again from " + time);
        }
        int day = then.getDayOfMonth();
        // The month by its name: half of those who read English take 3/4 for the third of April, half for March.
        String month = then.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return new Text(
                "这是 " + then.getMonthValue() + " 月 " + day + " 日的预约，当天 " + time + " 起签到",
                "This appointment is for " + day + " " + month + "; check in from " + time + " that day");
    }

    private static Text sentence(HallPlan plan, Kiosk.Scanned.Refused no) {
        String code = no.code();
        return switch (code) {
            case "code-cancelled" ->
                new Text("这个预约已经取消，可以直接取号", "This appointment was cancelled; you can take a ticket");
            case "code-without-ticket" ->
                new Text("这个预约不用取号，请到服务台找工作人员", "No ticket is needed; please tell the service desk");
            case "code-expired" -> new Text("这个预约已过时间，请重新取号", "This appointment is over; please take a ticket");
            case "code-too-early" ->
                no.detail()
                        .map(from -> tooEarly(plan, no.at(), from))
                        .orElse(new Text("还没到签到时间，请稍后再来", "Too early: please come again later"));
            case "code-used" -> new Text("这个预约已经用过，请重新取号", "This appointment was used; please take a ticket");
            case "other-hall" -> new Text("这是别的大厅的预约码", "This code is for another hall");
            case "hub-unreachable" ->
                new Text("现在查不到预约，请直接取号", "Appointments can't be looked up now; please take a ticket");
            case "ticket-unreachable" ->
                new Text("现在查不到这张号票，它仍然有效，请看大厅屏", "Your ticket stays valid, but can't be looked up; watch the screen");
            case "service-closed", "too-late-today" ->
                new Text("这件事今天已停止取号，请到服务台", "No more numbers for this today; please ask at the desk");
            case "evacuated" -> new Text("大厅正在疏散，请跟随工作人员离开", "The hall is being evacuated; please follow the staff");
            case "service-paused", "unknown-service" ->
                new Text("这件事现在不办，请到服务台", "This service is not offered now; please ask at the desk");
            case "labels-exhausted", "numbers-used-up" ->
                new Text("今天的号已经取完，请到服务台", "No numbers are left today; please ask at the desk");
            case "no-plan" -> new Text("这台机器还没有准备好，请到服务台", "This machine is not ready; please ask at the desk");
            case "disk-full" ->
                new Text("这台机器现在不能出票，请用旁边的机器", "This machine can't issue tickets; please use another one");
            default -> new Text("没有认出这个码", "This code is not known here");
        };
    }
}
