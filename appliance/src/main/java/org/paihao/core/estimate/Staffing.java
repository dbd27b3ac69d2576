package org.paihao.core.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.paihao.core.plan.HallPlan;
import org.paihao.core.plan.Opening;

/**
 * When counters will open and close: for each playing as they did on one of the earlier days, from this time of day on,
 * where that counter was then as it is now. What nobody has done yet (a counter that opens late today) can't be known;
 * without earlier days open counters keep to the hall's breaks, and all others stay as they are.
 */
final class Staffing {
    private static final long[] STAYS = new long[0];
    /** Whoever closes this long before the end, s, goes home: they stay while somebody waits. */
    private static final int GOING_HOME_SECONDS = 2_700;

    /** For each desk and earlier day when it opens or closes, ms from now; null is a day on which it was otherwise. */
    private final List<List<long[]>> turns = new ArrayList<>();

    private final List<List<Boolean>> alike = new ArrayList<>();
    private final List<long[]> said = new ArrayList<>();
    private final List<long[]> planned = new ArrayList<>();
    private final int days;

    Staffing(Scene scene, List<DayLesson> earlier, int nowSecond) {
        this.days = earlier.size();
        long[] breaks = breaks(scene);
        for (Scene.Desk desk : scene.desks()) {
            said.add(said(desk) ? new long[] {desk.backIn()} : STAYS);
            planned.add(desk.open() ? breaks : STAYS);
            List<long[]> its = new ArrayList<>();
            List<Boolean> same = new ArrayList<>();
            for (DayLesson day : earlier) {
                List<Integer> times = day.turns().getOrDefault(desk.counter().id(), List.of());
                int past = 0;
                while (past < times.size() && times.get(past) <= nowSecond) {
                    past++;
                }
                same.add(past % 2 == (desk.open() ? 1 : 0));
                its.add(after(times, past, nowSecond, end(scene.plan(), day) - GOING_HOME_SECONDS));
            }
            turns.add(its);
            alike.add(same);
        }
    }

    /** The hall's breaks that are still to come today: when an open counter closes, opens again, and so on. */
    private static long[] breaks(Scene scene) {
        Opening opening = Opening.ofHall(scene.plan());
        List<Opening.Window> windows = opening.windows(opening.day(scene.now()));
        List<Long> times = new ArrayList<>();
        for (int i = 1; i < windows.size(); i++) {
            Instant from = windows.get(i - 1).to();
            if (from.isAfter(scene.now())) {
                times.add(Duration.between(scene.now(), from).toMillis());
                times.add(Duration.between(scene.now(), windows.get(i).from()).toMillis());
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] after(List<Integer> times, int past, int nowSecond, int goingHome) {
        List<Long> left = new ArrayList<>();
        for (int i = past; i < times.size(); i++) {
            boolean closes = i % 2 == 1;
            if (closes && i == times.size() - 1 && times.get(i) >= goingHome) {
                break;
            }
            left.add((times.get(i) - nowSecond) * 1_000L);
        }
        return left.stream().mapToLong(Long::longValue).toArray();
    }

    private static int end(HallPlan plan, DayLesson day) {
        return Opening.ofHall(plan)
                .closes(day.day().date())
                .map(closes -> Duration.between(
                        day.day().date().atStartOfDay(plan.timeZone()).toInstant(), closes))
                .map(sinceMidnight -> (int) sinceMidnight.toSeconds())
                .orElseGet(() -> day.turns().values().stream()
                        .filter(times -> !times.isEmpty())
                        .mapToInt(List::getLast)
                        .max()
                        .orElse(86_400));
    }

    /** What somebody said of their own pause goes before what they did on other days. */
    private static boolean said(Scene.Desk desk) {
        return !desk.open() && desk.backIn() > 0;
    }

    /** How each desk turns in one playing. */
    void draw(Chance chance, long[][] into) {
        int day = days == 0 ? 0 : chance.between(0, days);
        for (int desk = 0; desk < into.length; desk++) {
            into[desk] = said.get(desk);
            if (into[desk].length > 0) {
                continue;
            }
            into[desk] = planned.get(desk);
            for (int i = 0; i < days; i++) {
                int like = (day + i) % days;
                if (alike.get(desk).get(like)) {
                    into[desk] = turns.get(desk).get(like);
                    break;
                }
            }
        }
    }
}
