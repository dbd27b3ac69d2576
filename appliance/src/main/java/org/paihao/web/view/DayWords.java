package org.paihao.web.view;

import java.util.Optional;
import org.paihao.core.Text;
import org.paihao.core.fact.Fact;
import org.paihao.core.plan.Counter;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Profile;

/** What a supervisor has changed for today, in words. */
final class DayWords {
    private DayWords() {}

    static Text moved(HallPlan plan, Fact.ProfileAssigned fact) {
        String number = plan.counter(fact.counter())
                .map(Counter::number)
                .orElse(fact.counter().value());
        Optional<Text> profile = fact.profile()
                .map(id -> plan.calls().profile(id).map(Profile::name).orElse(Text.same(id.value())));
        return new Text(
                number + " 号窗口" + profile.map(name -> "改为" + name.zh()).orElse("恢复原窗口模式"),
                "counter " + number + ": "
                        + profile.map(name -> "now " + name.en()).orElse("back to its own profile"));
    }

    static Text switched(HallPlan plan, Fact.ServiceSwitched fact) {
        Text name = TicketView.name(plan, fact.service());
        if (fact.open().isEmpty()) {
            return new Text(name.zh() + " 恢复原安排", name.en() + ": as planned");
        }
        return fact.open().get()
                ? new Text(name.zh() + " 今日开放取号", name.en() + ": open today")
                : new Text(name.zh() + " 今日停止取号", name.en() + ": no more tickets today");
    }

    static Text announced(Fact.AnnouncementMade fact) {
        return fact.text()
                .map(text -> new Text(cut("通知：" + text.zh()), cut("announced: " + text.en())))
                .orElse(new Text("通知已撤下", "announcement taken down"));
    }

    private static String cut(String text) {
        return text.length() > Text.LENGTH_MAX ? text.substring(0, Text.LENGTH_MAX) : text;
    }
}
