package org.paihao.core.plan;

import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;

/**
 * The reasons staff choose from.
 *
 * @param park why a ticket is set aside (挂起)
 * @param noShow what is known of somebody who did not come (过号)
 * @param take why somebody is called out of turn (选号)
 */
public record Reasons(List<Reason> park, List<Reason> noShow, List<Reason> take) {
    /** What a hall has that names none. */
    public static final Reasons DEFAULT = new Reasons(
            List.of(
                    new Reason("papers", new Text("补材料", "Papers to bring")),
                    new Reason("copies", new Text("去复印", "Copies to make")),
                    new Reason("payment", new Text("去缴费", "Fee to pay")),
                    new Reason("photo", new Text("去拍照", "Photo to take")),
                    new Reason("wait", new Text("等后台处理", "Being worked on"))),
            List.of(
                    new Reason("absent", new Text("没有人来", "Nobody came")),
                    new Reason("left", new Text("已经离开", "Has left")),
                    new Reason("wrong-service", new Text("取错了号", "Wrong ticket taken"))),
            List.of(
                    new Reason("agreed", new Text("约好先办", "As agreed")),
                    new Reason("urgent", new Text("情况紧急", "Urgent")),
                    new Reason("small-child", new Text("带着婴幼儿", "With a small child")),
                    new Reason("follow-up", new Text("刚才没办完", "Not finished before"))));

    public Reasons {
        park = List.copyOf(park);
        noShow = List.copyOf(noShow);
        take = List.copyOf(take);
    }

    /** Whether a reason is one of a list. */
    public static boolean has(List<Reason> reasons, String id) {
        return named(reasons, id).isPresent();
    }

    /** The reason with this id, or empty when the list has none. */
    public static Optional<Reason> named(List<Reason> reasons, String id) {
        return reasons.stream().filter(reason -> reason.id().equals(id)).findFirst();
    }
}
