package org.paihao.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.core.Text;
import org.paihao.core.figures.DayFigures;
import org.paihao.core.figures.TargetNow;
import org.paihao.core.hall.CallState;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.TicketState;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Service;

/**
 * The day as tables for a spreadsheet: tickets, services, counters. Nothing in them is personal: no staff, no class of
 * citizens, no appointment code, no rating.
 */
public final class DayExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final HallPlan plan;
    private final HallState state;
    private final DayFigures figures;
    private final Function<Text, String> words;

    /**
     * @param figures of the same day
     * @param words chooses the language of the headings
     */
    public DayExport(HallPlan plan, HallState state, DayFigures figures, Function<Text, String> words) {
        this.plan = plan;
        this.state = state;
        this.figures = figures;
        this.words = words;
    }

    /** The table of a name ({@code tickets}, {@code services}, {@code counters}) as CSV; empty for another name. */
    public Optional<byte[]> table(String name) {
        return switch (name) {
            case "tickets" -> Optional.of(Csv.of(tickets()));
            case "services" -> Optional.of(Csv.of(services()));
            case "counters" -> Optional.of(Csv.of(counters()));
            default -> Optional.empty();
        };
    }

    /** The business day the tables are of. */
    public String day() {
        return state.day().toString();
    }

    private List<String> head(Text... names) {
        return List.of(names).stream().map(words).toList();
    }

    private List<List<String>> tickets() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(
                new Text("号码", "ticket"),
                new Text("事项", "service"),
                new Text("取号方式", "taken by"),
                new Text("取号时间", "taken at"),
                new Text("窗口", "counter"),
                new Text("叫号时间", "called at"),
                new Text("开始办理", "service began"),
                new Text("结束", "ended"),
                new Text("状态", "state"),
                new Text("等候秒数", "wait (s)"),
                new Text("办理秒数", "service (s)")));
        state.tickets().values().stream()
                .filter(ticket -> ticket.ticket().day().equals(state.day()))
                .sorted(Comparator.comparing(TicketState::place))
                .map(this::row)
                .forEach(rows::add);
        return rows;
    }

    private List<String> row(TicketState ticket) {
        Optional<CallState> call = ticket.made().stream()
                .flatMap(id -> state.call(id).stream())
                .max(Comparator.comparing(one -> one.call().calledAt()));
        Instant taken = ticket.place().arrivedAt();
        Optional<Instant> called = call.map(one -> one.call().calledAt());
        Optional<Instant> began = call.flatMap(CallState::arrivedAt);
        Optional<Instant> ended =
                call.flatMap(CallState::endedAt).or(() -> ticket.left().map(TicketState.Leaving::at));
        return List.of(
                ticket.ticket().label().toString(),
                words.apply(TicketView.name(plan, ticket.ticket().service())),
                ticket.ticket().channel().name().toLowerCase(Locale.ROOT),
                time(taken),
                call.flatMap(one -> plan.counter(one.call().counter()))
                        .map(Counter::number)
                        .orElse(""),
                called.map(this::time).orElse(""),
                began.map(this::time).orElse(""),
                ended.map(this::time).orElse(""),
                ticket.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                called.map(at -> seconds(taken, at)).orElse(""),
                began.flatMap(from -> ended.map(to -> seconds(from, to))).orElse(""));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(plan.timeZone()));
    }

    private static String seconds(Instant from, Instant to) {
        return Long.toString(Math.max(0, Duration.between(from, to).toSeconds()));
    }

    private List<List<String>> services() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(
                new Text("事项", "service"),
                new Text("取号", "taken"),
                new Text("等候", "waiting"),
                new Text("办结", "served"),
                new Text("过号", "no-show"),
                new Text("未叫离开", "left"),
                new Text("等候中位数秒", "wait p50 (s)"),
                new Text("九成等候不超过秒", "wait p90 (s)"),
                new Text("目标%", "target %"),
                new Text("目标分钟", "target min"),
                new Text("达标%", "in time %")));
        for (Service service : plan.lines()) {
            Optional<DayFigures.ServiceDay> day = figures.service(service.id());
            Optional<TargetNow> target = figures.target(service.id());
            rows.add(List.of(
                    words.apply(service.name()),
                    day.map(one -> one.taken()).orElse(0).toString(),
                    Integer.toString(state.waiting(service.id())),
                    day.map(one -> one.served()).orElse(0).toString(),
                    day.map(one -> one.noShow()).orElse(0).toString(),
                    day.map(one -> one.left()).orElse(0).toString(),
                    day.flatMap(one -> one.waits().percentile(50))
                            .map(String::valueOf)
                            .orElse(""),
                    day.flatMap(one -> one.waits().percentile(90))
                            .map(String::valueOf)
                            .orElse(""),
                    target.map(now -> Integer.toString(now.target().percent())).orElse(""),
                    target.map(now -> Integer.toString(now.target().minutes())).orElse(""),
                    target.flatMap(now -> now.percent()).map(String::valueOf).orElse("")));
        }
        return rows;
    }

    private List<List<String>> counters() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(
                new Text("窗口", "counter"),
                new Text("名称", "name"),
                new Text("窗口模式", "profile"),
                new Text("已开", "open"),
                new Text("办结", "served")));
        for (Counter counter : plan.with(state.changes()).counters()) {
            rows.add(List.of(
                    counter.number(),
                    words.apply(counter.name()),
                    words.apply(plan.profileOf(counter).name()),
                    state.counter(counter.id()).staff().isPresent() ? "1" : "0",
                    figures.served().getOrDefault(counter.id(), 0).toString()));
        }
        return rows;
    }
}
