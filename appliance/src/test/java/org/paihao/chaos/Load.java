package org.paihao.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.paihao.bench.BenchHall;
import org.paihao.bench.Http;
import org.paihao.bench.Keys;
import org.paihao.json.Json;

/**
 * The people of a run, at the boxes' own pages: citizens touch and ask for help, staff call and serve, applicants rate.
 * Whoever gets no answer tries again under the same key, as the pages do, until there is one.
 */
final class Load {
    private static final int CITIZENS = 3;
    /** Besides taking a ticket a citizen asks so many times for help: facts that fill the outbox and not the hall. */
    private static final int HELPS = 2;
    /** And so many times while fewer facts are made than wanted. */
    private static final int HELPS_BEHIND = 12;

    private static final Duration BREATH = Duration.ofMillis(50);
    /** When the faults are over, no answer may take longer than this. */
    private static final Duration LAST_PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final ChaosHall hall;
    private final Promises promises;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong longestTouchNanos = new AtomicLong();
    private final List<Thread> people = new ArrayList<>();
    private final long began = System.nanoTime();
    private volatile boolean over;

    Load(Settings settings, ChaosHall hall, Promises promises) {
        this.settings = settings;
        this.hall = hall;
        this.promises = promises;
    }

    void start() {
        int number = 0;
        for (ChaosBox box : hall.boxes().values()) {
            if (box.id().startsWith("kiosk")) {
                for (int i = 0; i < CITIZENS; i++) {
                    Random random = new Random(settings.seed() * 31 + number++);
                    live(new Person(box, random), Person::visit);
                }
            } else if (box.id().startsWith("counter")) {
                live(new Person(box, new Random(settings.seed() * 31 + number++)), Person::serve);
            }
        }
    }

    private interface Life {
        void of(Person person);
    }

    private void live(Person person, Life life) {
        people.add(Thread.ofPlatform().name("person-" + person.box.id()).start(() -> {
            hall.ground().enter(person.box.id());
            while (!over) {
                awaitPace();
                try {
                    life.of(person);
                } catch (NoAnswer e) {
                    promises.broken("no answer any more: " + e.getMessage());
                    return;
                } catch (RuntimeException e) {
                    promises.broken(person.box.id() + ": " + e);
                    return;
                }
            }
        }));
    }

    /** Nobody is quicker than the wanted number of facts, spread over the run. */
    private void awaitPace() {
        while (!over && ahead() > 0) {
            Pause.of(Duration.ofMillis(5));
        }
    }

    /** Facts made above those wanted by now. */
    private double ahead() {
        double share = (System.nanoTime() - began) / (double) settings.length().toNanos();
        return made.get() - settings.facts() * share;
    }

    /** Lets everybody end what they have begun. */
    void stop() {
        over = true;
        people.forEach(Pause::join);
    }

    /** Facts made by what was answered, as the people count them. */
    long made() {
        return made.get();
    }

    /** From a touch to its answer, deaths of the kiosk included. */
    Duration longestTouch() {
        return Duration.ofNanos(longestTouchNanos.get());
    }

    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(String what) {
            super(what);
        }
    }

    /** Somebody before a screen. Used by one thread. */
    private final class Person {
        private final ChaosBox box;
        private final Random random;
        private Optional<Http> connection = Optional.empty();
        private String cookie = "";
        private long overSince;

        Person(ChaosBox box, Random random) {
            this.box = box;
            this.random = random;
        }

        /** An answer, however long it takes; a 503 of the books is none. */
        private Http.Answer ask(String path, String key, String body) {
            while (true) {
                try {
                    Http.Answer answer = connection().post(path, key, body);
                    if (answer.status() != 503 || code(answer).equals("hub-unreachable")) {
                        return answer;
                    }
                    promises.refused("503 " + code(answer) + ", tried again");
                } catch (UncheckedIOException | IndexOutOfBoundsException | NumberFormatException e) {
                    // The box died, or stands still, or dies while it answers.
                    promises.unanswered();
                    hangUp();
                }
                patience(path);
                Pause.of(BREATH);
            }
        }

        private void patience(String path) {
            if (over && overSince == 0) {
                overSince = System.nanoTime();
            }
            if (over && System.nanoTime() - overSince > LAST_PATIENCE.toNanos()) {
                throw new NoAnswer(box.id() + path);
            }
        }

        private Http connection() {
            Http open = connection.orElseGet(() -> box.http(cookie));
            connection = Optional.of(open);
            return open;
        }

        private void hangUp() {
            connection.ifPresent(Http::close);
            connection = Optional.empty();
        }

        void visit() {
            long began = System.nanoTime();
            Http.Answer answer = ask(
                    "/api/v1/tickets",
                    Keys.next(random),
                    "{\"service\":\"" + BenchHall.service(random.nextInt(BenchHall.SERVICES))
                            + "\",\"channel\":\"kiosk\"}");
            longestTouchNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
            if (answer.status() == 201) {
                JsonNode ticket = tree(answer);
                promises.ticket(ticket.at("/id").asText(), ticket.at("/label").asText());
                made.incrementAndGet();
            } else {
                refused(answer);
            }
            int helps = ahead() < -0.01 * settings.facts() ? HELPS_BEHIND : HELPS;
            for (int i = 0; i < helps; i++) {
                Http.Answer help = ask("/api/v1/help", Keys.next(random), "{\"from\":\"home\"}");
                if (help.status() == 204) {
                    promises.helped(box.id());
                    made.incrementAndGet();
                } else {
                    refused(help);
                }
            }
        }

        private void refused(Http.Answer answer) {
            promises.refused(answer.status() + " " + code(answer));
            if (answer.status() >= 500 && answer.status() != 503) {
                promises.broken(box.id() + " answered " + answer.status() + ": " + answer.body());
            }
            Pause.of(BREATH);
        }

        void serve() {
            if (cookie.isEmpty() && !signIn()) {
                return;
            }
            Http.Answer called = act("call-next");
            if (called.status() == 401) {
                // The box has started anew: nobody is signed in.
                cookie = "";
                return;
            }
            Optional<String> call = called.status() == 200
                    ? Optional.of(tree(called).at("/call/id").asText(""))
                    : Optional.empty();
            if (call.isPresent()) {
                call.filter(id -> !id.isEmpty()).ifPresent(promises::called);
                made.incrementAndGet();
            } else if (!code(called).equals("counter-busy")) {
                refused(called);
                return;
            }
            made.addAndGet(act("arrive").status() == 200 ? 1 : 0);
            if (act("finish").status() == 200) {
                made.incrementAndGet();
                call.filter(id -> !id.isEmpty()).ifPresent(this::finished);
            }
        }

        private void finished(String call) {
            promises.finished(call);
            Http.Answer rated = ask(
                    "/api/v1/ratings", Keys.next(random), "{\"event\":\"" + call + "\",\"level\":\"very-satisfied\"}");
            if (rated.status() == 201) {
                promises.rated(call);
                made.incrementAndGet();
            } else {
                refused(rated);
            }
        }

        private Http.Answer act(String what) {
            return ask("/api/v1/counters/" + box.id() + "/" + what, Keys.next(random), "{}");
        }

        private boolean signIn() {
            String staff = BenchHall.staff(Integer.parseInt(box.id().substring("counter-".length())));
            hangUp();
            Http.Answer answer = ask(
                    "/api/v1/session",
                    Keys.next(random),
                    "{\"staff\":\"" + staff + "\",\"pin\":\"" + BenchHall.STAFF + "\"}");
            if (answer.status() != 200) {
                refused(answer);
                return false;
            }
            cookie = "Cookie: " + answer.cookie().orElseThrow() + "\r\n";
            hangUp();
            return true;
        }
    }

    private static String code(Http.Answer answer) {
        return tree(answer).at("/code").asText("");
    }

    private static JsonNode tree(Http.Answer answer) {
        try {
            return Json.LENIENT.readTree(answer.body());
        } catch (IOException e) {
            return Json.LENIENT.missingNode();
        }
    }

    /** Why requests were refused, and how often. */
    String refusals() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, java.util.concurrent.atomic.LongAdder> line :
                promises.refusals().entrySet()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(line.getKey().strip())
                    .append(": ")
                    .append(line.getValue().sum());
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
