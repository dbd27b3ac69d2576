package org.paihao.core.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.paihao.config.HallFile;
import org.paihao.json.Json;

/**
 * A hall's plan at random, in the language {@code hall.yaml} is written in: whatever a hall may write, in any mixture.
 * It is kept as a tree, so that a failing one can be made smaller by leaving out branches.
 *
 * @param root keys as in the file; values are maps, lists, texts, numbers and truth values
 */
record FuzzPlan(Map<String, Object> root) {
    private static final List<String> WEEK =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    /** Any hash will do: nobody signs in here. */
    private static final String PIN = "pbkdf2:1:ab:cd";

    /** A valid plan. */
    static FuzzPlan any(Random random) {
        return new FuzzPlan(new Maker(random).root());
    }

    /** Where its days begin: in other zones the night the clocks are set back, or forward, is among them. */
    LocalDate firstDay() {
        return switch ((String) root.getOrDefault("time-zone", "")) {
            case "Europe/Berlin" -> LocalDate.of(2026, 10, 24);
            case "America/New_York" -> LocalDate.of(2027, 3, 13);
            default -> LocalDate.of(2026, 11, 23);
        };
    }

    /** The file: one key a line, each value in flow style, which JSON is. */
    String yaml() {
        return root.entrySet().stream()
                .map(entry ->
                        entry.getKey() + ": " + new String(Json.bytes(entry.getValue()), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * The plan as the product reads it.
     *
     * @throws org.paihao.config.ConfigException when it is no valid plan
     */
    HallFile read(Path folder) {
        try {
            Path file = folder.resolve("hall.yaml");
            Files.writeString(file, yaml());
            return HallFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same plan with one branch left out, for each branch, from the trunk outwards; most are no valid plans. */
    List<FuzzPlan> smaller() {
        List<FuzzPlan> smaller = new ArrayList<>();
        without(root).forEach(branch -> smaller.add(new FuzzPlan(branch)));
        return smaller;
    }

    private static List<Map<String, Object>> without(Map<String, Object> of) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String key : of.keySet()) {
            Map<String, Object> fewer = new LinkedHashMap<>(of);
            fewer.remove(key);
            all.add(fewer);
        }
        of.forEach((key, value) -> branches(value).forEach(branch -> {
            Map<String, Object> other = new LinkedHashMap<>(of);
            other.put(key, branch);
            all.add(other);
        }));
        return all;
    }

    private static List<?> branches(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> named = new LinkedHashMap<>();
                map.forEach((key, inner) -> named.put(String.valueOf(key), inner));
                yield without(named);
            }
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    List<Object> fewer = new ArrayList<>(list);
                    Object one = fewer.remove(i);
                    all.add(fewer);
                    for (Object branch : branches(one)) {
                        List<Object> other = new ArrayList<>(list);
                        other.set(i, branch);
                        all.add(other);
                    }
                }
                yield all;
            }
            default -> List.of();
        };
    }

    private record Maker(Random random) {
        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private int number(int... of) {
            return of[random.nextInt(of.length)];
        }

        private <T> List<T> some(List<T> of) {
            List<T> all = new ArrayList<>(of);
            Collections.shuffle(all, random);
            return List.copyOf(all.subList(0, 1 + random.nextInt(all.size())));
        }

        private static Map<String, Object> map(Object... pairs) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }

        private static Map<String, Object> text(String word) {
            return map("zh", word, "en", word);
        }

        Map<String, Object> root() {
            Map<String, Object> root = map("version", 1, "hall", "fuzz", "name", text("fuzz"));
            boolean midnight = chance(25);
            root.put("time-zone", chance(70) ? "Asia/Shanghai" : one(List.of("Europe/Berlin", "America/New_York")));
            root.put("roll-over", midnight ? "00:00" : "04:00");
            root.put("hours", chance(45) ? map() : week(midnight));
            root.put("zones", List.of(map("id", "z", "letter", "A", "name", text("z"), "where", text("here"))));
            List<String> services = new ArrayList<>();
            for (int i = 1; i <= 1 + random.nextInt(4); i++) {
                services.add("s" + i);
            }
            List<String> classes = List.of("c1", "c2", "c3").subList(0, random.nextInt(4));
            List<Object> all =
                    new ArrayList<>(services.stream().map(this::service).toList());
            if (chance(40)) {
                all.add(journey(services));
            }
            root.put("services", all);
            List<Object> profiles = profiles(services);
            root.put("calling", map("overdue-minutes", number(1, 5, 20, 60, 600), "classes", classes(classes)));
            member(root, "calling").put("profiles", profiles);
            root.put("counters", counters(services, profiles.size()));
            if (chance(70)) {
                root.put("opening", opening(services, root));
            }
            if (chance(65)) {
                root.put(
                        "appointments",
                        appointments(services, classes, member(root, "hours").isEmpty()));
            }
            if (chance(75)) {
                root.put("rules", rules(classes));
            }
            if (chance(30)) {
                root.put("reasons", reasons());
            }
            root.put("staff", staff(root));
            return root;
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> member(Map<String, Object> of, String key) {
            return (Map<String, Object>) of.getOrDefault(key, Map.of());
        }

        private Map<String, Object> service(String id) {
            Map<String, Object> service = map("id", id, "zone", "z", "name", text(id));
            String letter = String.valueOf((char) ('A' + id.charAt(1) - '1'));
            service.put("series", map("letter", letter, "from", 1, "to", chance(20) ? 3 : 999));
            if (chance(12)) {
                service.put("open", false);
            }
            if (chance(25)) {
                service.put("skill", one(List.of("k1", "k2")));
            }
            return service;
        }

        private Map<String, Object> journey(List<String> services) {
            List<Object> steps = new ArrayList<>();
            for (int i = 1; i <= 1 + random.nextInt(3); i++) {
                List<String> parts = some(services);
                steps.add(
                        parts.size() == 1
                                ? map("service", parts.getFirst())
                                : map(chance(50) ? "all" : "one-of", parts));
            }
            Map<String, Object> series = map("letter", "J", "from", 1, "to", 999);
            return map("id", "j1", "zone", "z", "name", text("j1"), "series", series, "steps", steps);
        }

        /** Every skill a service asks for is somebody's, and nobody lists another: what the file must say. */
        private List<Object> staff(Map<String, Object> root) {
            List<Object> needed = new ArrayList<>();
            for (Object service : (List<?>) root.getOrDefault("services", List.of())) {
                Object skill = ((Map<?, ?>) service).get("skill");
                if (skill != null && !needed.contains(skill)) {
                    needed.add(skill);
                }
            }
            List<Object> staff = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                Map<String, Object> one = map("id", "100" + i, "name", "n" + i, "role", "staff", "pin-hash", PIN);
                if (i == 1) {
                    one.put("skills", needed);
                } else if (!needed.isEmpty() && chance(50)) {
                    one.put("skills", some(needed));
                }
                staff.add(one);
            }
            return staff;
        }

        private List<Object> classes(List<String> ids) {
            List<Object> classes = new ArrayList<>();
            for (String id : ids) {
                classes.add(map("id", id, "name", text(id), "rate", one(List.of(0.5, 1.0, 1.5, 2.0, 3.0, 10.0))));
            }
            return classes;
        }

        private List<Object> profiles(List<String> services) {
            List<Object> profiles = new ArrayList<>();
            int count = random.nextInt(4);
            for (int i = 1; i <= count; i++) {
                List<String> own = some(services);
                Map<String, Object> profile = map("id", "p" + i, "name", text("p" + i), "services", own);
                if (chance(75)) {
                    profile.put("rules", firstRules(services, own));
                }
                if (chance(60)) {
                    profile.put("then", chance(50) ? "as-listed" : "longest-wait");
                }
                profiles.add(profile);
            }
            return profiles;
        }

        /** Each later rule about one service holds sooner than the one before it, and no two turn in a circle. */
        private List<Object> firstRules(List<String> services, List<String> own) {
            List<Object> rules = new ArrayList<>();
            Map<String, String> firsts = new LinkedHashMap<>();
            int minutes = 40;
            for (String when : some(services)) {
                String first = one(own);
                if (!first.equals(when) && when.equals(firsts.get(first))) {
                    continue;
                }
                firsts.put(when, first);
                minutes = Math.max(1, minutes - random.nextInt(20));
                rules.add(map("when", when, "minutes", minutes, "first", first));
            }
            return rules;
        }

        private List<Object> counters(List<String> services, int profiles) {
            List<Object> counters = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 1; i <= count; i++) {
                Map<String, Object> counter = counter(i);
                if (profiles > 0 && chance(65)) {
                    counter.put("profile", "p" + (1 + random.nextInt(profiles)));
                } else {
                    counter.put("services", some(services));
                }
                counters.add(counter);
            }
            Map<String, Object> last = counter(count + 1);
            last.put("services", services);
            counters.add(last);
            return counters;
        }

        private static Map<String, Object> counter(int n) {
            return map("id", "w" + n, "number", String.valueOf(n), "name", text("w" + n), "zone", "z");
        }

        private Map<String, Object> span(boolean midnight) {
            if (!midnight && chance(15)) {
                return map("from", "18:00", "to", "02:00");
            }
            Map<String, Object> span = map("from", "08:00", "to", one(List.of("12:00", "17:00", "23:30")));
            if (!"12:00".equals(span.get("to")) && chance(50)) {
                span.put("breaks", List.of(map("from", "12:00", "to", "13:30")));
            }
            return span;
        }

        private Map<String, Object> week(boolean midnight) {
            Map<String, Object> week = map();
            Map<String, Object> same = span(midnight);
            for (String day : WEEK) {
                if (!chance(8)) {
                    week.put(day, chance(80) ? same : span(midnight));
                }
            }
            return week;
        }

        private Map<String, Object> opening(List<String> services, Map<String, Object> root) {
            LocalDate first = new FuzzPlan(root).firstDay();
            Map<String, Object> opening = map("tickets-before-minutes", number(0, 15, 60));
            if (chance(50)) {
                opening.put("last-ticket-minutes", number(0, 10, 30, 240));
            }
            if (chance(25)) {
                opening.put("holidays", List.of(map("from", first.plusDays(1).toString())));
            } else if (chance(25)) {
                Map<String, Object> hours = map("from", "09:00", "to", "12:00");
                opening.put("moved-days", List.of(map("date", first.plusDays(1).toString(), "hours", hours)));
            }
            if (chance(60)) {
                Map<String, Object> own = map("service", one(services), "day-cap", number(1, 2, 5, 50));
                if (chance(20)) {
                    own.put("hours", Map.of("monday", map("from", "08:30", "to", "11:30")));
                }
                opening.put("services", List.of(own));
            }
            return opening;
        }

        private Map<String, Object> appointments(List<String> services, List<String> classes, boolean always) {
            Map<String, Object> plan = map();
            if (chance(60)) {
                plan.put("early-minutes", number(0, 10, 60, 240));
            }
            if (chance(60)) {
                plan.put("late-minutes", number(0, 5, 60));
            }
            if (!classes.isEmpty() && chance(50)) {
                plan.put("priority", one(classes));
            }
            List<Object> offers = new ArrayList<>();
            for (String service : some(services)) {
                offers.add(map("service", service, "slots", slots(always)));
            }
            if (chance(40)) {
                Map<String, Object> survey = map("service", "survey", "kind", "survey", "name", text("survey"));
                survey.put("crews", List.of("crew-1", "crew-2"));
                survey.put("slots", slots(true));
                offers.add(survey);
            }
            if (chance(30)) {
                offers.add(map("service", "meeting", "kind", "meeting", "name", text("meeting"), "slots", slots(true)));
            }
            plan.put("offers", offers);
            return plan;
        }

        private List<Object> slots(boolean always) {
            List<Object> slots = new ArrayList<>();
            slots.add(slot("08:00", "12:00", number(10, 30, 60)));
            if (chance(50)) {
                slots.add(slot(always && chance(30) ? "00:30" : "13:30", "23:30", 30));
                if ("00:30".equals(((Map<?, ?>) slots.getLast()).get("from"))) {
                    slots.removeFirst();
                }
            }
            return slots;
        }

        private Map<String, Object> slot(String from, String to, int minutes) {
            return map("days", WEEK, "from", from, "to", to, "minutes", minutes, "places", number(1, 1, 2, 4));
        }

        private Map<String, Object> rules(List<String> classes) {
            Map<String, Object> rules = map("recalls-max", random.nextInt(4), "recall-gap-seconds", number(0, 3, 20));
            rules.put("undo-seconds", number(5, 30, 600));
            rules.put("park-minutes", number(1, 10, 60));
            rules.put("park-minutes-max", number(60, 240));
            rules.put("forgotten-minutes", number(0, 1));
            rules.put("forgotten-close-minutes", number(1, 30, 90));
            rules.put("come-back-behind", random.nextInt(5));
            rules.put("come-backs-max", random.nextInt(4));
            if (!classes.isEmpty() && chance(50)) {
                rules.put("returns-as", one(classes));
            }
            return rules;
        }

        private Map<String, Object> reasons() {
            return map(
                    "park", List.of(map("id", "papers", "name", text("papers"))),
                    "no-show", List.of(map("id", "absent", "name", text("absent"))),
                    "take", List.of(map("id", "urgent", "name", text("urgent"))));
        }
    }
}
