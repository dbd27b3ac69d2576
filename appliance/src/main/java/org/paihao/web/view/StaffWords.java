package org.paihao.web.view;

import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Ticket;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Reason;
import org.paihao.core.plan.Reasons;

/** What staff did beyond calling and finishing, in the words of the event log. */
final class StaffWords {
    private StaffWords() {}

    static Text passed(HallPlan plan, Fact.CallPassed fact) {
        return switch (fact.how()) {
            case PARKED -> {
                Optional<Text> why = fact.reason()
                        .flatMap(id -> Reasons.named(plan.why().park(), id))
                        .map(Reason::name);
                yield LogWords.call(
                        plan,
                        fact.call(),
                        "挂起" + why.map(text -> "（" + text.zh() + "）").orElse(""),
                        "set aside" + why.map(text -> " (" + text.en() + ")").orElse(""));
            }
            case TRANSFERRED -> {
                Text to = destination(plan, fact.onward());
                yield LogWords.call(plan, fact.call(), "转到" + to.zh(), "sent to " + to.en());
            }
            case RETURNED -> LogWords.call(plan, fact.call(), "退回队列", "put back in line");
        };
    }

    private static Text destination(HallPlan plan, Ticket onward) {
        Text service = TicketView.name(plan, onward.service());
        return onward.only()
                .map(counter -> LogWords.number(plan, counter))
                .map(number ->
                        new Text(service.zh() + "（" + number + " 号窗口）", service.en() + " (counter " + number + ")"))
                .orElse(service);
    }

    static Text undone(HallPlan plan, Fact.DeedUndone fact) {
        return switch (fact.deed()) {
            case CALLED -> LogWords.call(plan, fact.call(), "撤销叫号", "call taken back");
            case ARRIVED -> LogWords.call(plan, fact.call(), "撤销到窗口", "arrival taken back");
            case ENDED -> LogWords.call(plan, fact.call(), "撤销结束，继续办理", "end taken back, goes on");
        };
    }

    static Text paused(HallPlan plan, Fact.CounterPaused fact) {
        String number = LogWords.number(plan, fact.counter());
        return switch (fact.kind()) {
            case SHORT_BREAK -> new Text(number + " 号窗口短暂离开", "counter " + number + ": short break");
            case LUNCH -> new Text(number + " 号窗口午餐", "counter " + number + ": lunch");
        };
    }
}
