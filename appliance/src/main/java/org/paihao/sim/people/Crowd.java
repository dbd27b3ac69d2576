package org.paihao.sim.people;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A crowd that lives a day in a hall: citizens take tickets, staff call and serve, applicants rate or don't. Times are
 * drawn from one seed and divided by the speed, so a day of eight hours takes sixteen minutes at 30.
 */
public final class Crowd implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Crowd.class.getName());
    private static final Duration WALK = Duration.ofSeconds(20);
    private static final Duration SERVICE_MEAN = Duration.ofMinutes(4);
    /** Of a hundred who are called, so many have left by then. */
    private static final int NO_SHOW_PERCENT = 6;

    private final Random random;
    private final int speed;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> people = new ArrayList<>();

    private Crowd(long seed, int speed) {
        this.random = new Random(seed);
        this.speed = speed;
    }

    /**
     * Where a member of staff works.
     *
     * @param box address of the counter's own pages
     * @param services what is asked for there, for the citizens to choose from
     */
    public record Desk(URI box, String counter, String staff, String pin, List<String> services) {}

    /**
     * Lets people in.
     *
     * @param kiosks addresses of the kiosks' pages
     * @param arrival mean time between two citizens at one kiosk, in life
     */
    public static Crowd start(List<URI> kiosks, List<Desk> desks, Duration arrival, int speed, long seed) {
        Crowd crowd = new Crowd(seed, speed);
        List<String> wanted =
                desks.stream().flatMap(desk -> desk.services().stream()).toList();
        for (URI kiosk : kiosks) {
            Browser browser = new Browser(kiosk);
            crowd.live("citizens " + kiosk.getPort(), () -> crowd.arrive(browser, wanted, arrival));
        }
        for (Desk desk : desks) {
            // One for the whole day: who signs in anew for each citizen soon finds the box full of sessions.
            Browser browser = new Browser(desk.box());
            crowd.live("staff " + desk.counter(), () -> crowd.work(browser, desk));
        }
        return crowd;
    }

    private void live(String name, Runnable life) {
        people.add(Thread.ofVirtual().name(name).start(() -> {
            while (!isOver()) {
                try {
                    life.run();
                } catch (RuntimeException e) {
                    // A person who meets a closed counter or a box that restarts comes back a little later.
                    LOG.log(Level.DEBUG, "event=person-gave-up name=" + name, e);
                    pause(Duration.ofSeconds(30));
                }
            }
        }));
    }

    private void arrive(Browser kiosk, List<String> services, Duration mean) {
        pause(drawn(mean));
        if (isOver()) {
            return;
        }
        String service = services.get(next(services.size()));
        Optional<Map<String, Object>> ticket =
                kiosk.post("/api/v1/tickets", Map.of("service", service, "channel", "kiosk"), 201);
        ticket.filter(taken -> next(100) < 3).ifPresent(taken -> {
            pause(Duration.ofMinutes(3));
            kiosk.post("/api/v1/tickets/" + taken.get("id") + "/withdraw", Map.of(), 200);
        });
    }

    private void work(Browser desk, Desk place) {
        if (desk.get("/api/v1/session").isEmpty()) {
            desk.post("/api/v1/session", Map.of("staff", place.staff(), "pin", place.pin()), 200);
        }
        String counter = "/api/v1/counters/" + place.counter() + "/";
        Optional<Map<String, Object>> called = desk.post(counter + "call-next", Map.of(), 200);
        if (called.isEmpty()) {
            pause(Duration.ofSeconds(20));
            return;
        }
        pause(drawn(WALK));
        if (next(100) < NO_SHOW_PERCENT) {
            desk.post(counter + "recall", Map.of(), 200);
            pause(WALK);
            desk.post(counter + "no-show", Map.of(), 200);
            return;
        }
        desk.post(counter + "arrive", Map.of(), 200);
        pause(drawn(SERVICE_MEAN));
        Object call = called.get().get("call");
        desk.post(counter + "finish", Map.of(), 200);
        if (call instanceof Map<?, ?> served && next(100) < 60) {
            pause(Duration.ofSeconds(10));
            rate(desk, String.valueOf(served.get("id")));
        }
    }

    private void rate(Browser pad, String event) {
        int draw = next(100);
        Map<String, Object> rating = draw < 5
                ? Map.of("event", event, "level", "dissatisfied", "tags", List.of("209"))
                : Map.of("event", event, "level", draw < 60 ? "very-satisfied" : draw < 88 ? "satisfied" : "fair");
        pad.post("/api/v1/ratings", rating, 201);
    }

    private Duration drawn(Duration mean) {
        double factor = Math.clamp(-Math.log(1 - fraction()), 0.15, 4);
        return Duration.ofMillis((long) (mean.toMillis() * factor));
    }

    private synchronized double fraction() {
        return random.nextDouble();
    }

    private synchronized int next(int bound) {
        return random.nextInt(bound);
    }

    private void pause(Duration inLife) {
        try {
            over.await(Math.max(5, inLife.toMillis() / speed), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        return over.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        over.countDown();
        for (Thread person : people) {
            person.interrupt();
            try {
                person.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
