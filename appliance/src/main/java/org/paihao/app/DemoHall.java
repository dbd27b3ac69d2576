package org.paihao.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.paihao.config.ApplianceFile;

/**
 * A whole hall in one process: a broker of its own, and eight appliances with twins for devices, each with its own data
 * folder, port and MQTT connection. The demo and the tests run the same one.
 */
public final class DemoHall implements AutoCloseable {
    private final Mosquitto broker;
    private final DemoPlan plan;
    private final Map<String, Appliance> boxes = new ConcurrentSkipListMap<>();

    private DemoHall(DemoPlan plan, Mosquitto broker) {
        this.plan = plan;
        this.broker = broker;
    }

    /**
     * What the hall is made of.
     *
     * @param home the installation
     * @param data where all boxes keep their data
     * @param firstPort port of the hub's page; the others follow. 0 takes free ports
     * @param plan changes the text of the example hall's plan
     */
    public record Setup(Path home, Path data, int firstPort, UnaryOperator<String> plan) {
        /** The example hall as it is, but for its hours. */
        public Setup(Path home, Path data, int firstPort) {
            this(home, data, firstPort, UnaryOperator.identity());
        }
    }

    /** Starts all boxes, hub first; when it returns, every page answers. */
    public static DemoHall start(Setup setup) {
        DemoPlan plan = DemoPlan.of(setup);
        DemoHall hall =
                new DemoHall(plan, Mosquitto.start(setup.home(), setup.data().resolve("broker"), plan.passwords()));
        try {
            hall.open(plan.boxes().getFirst());
            // The others don't wait for one another: in a hall they are switched on together.
            try (ExecutorService opening = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> others = new ArrayList<>();
                for (DemoPlan.Box box : plan.boxes().subList(1, plan.boxes().size())) {
                    others.add(opening.submit(() -> hall.open(box)));
                }
                for (Future<?> other : others) {
                    other.get();
                }
            }
            return hall;
        } catch (ExecutionException e) {
            hall.close();
            throw new IllegalStateException("a box does not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            hall.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hall opens", e);
        } catch (RuntimeException e) {
            hall.close();
            throw e;
        }
    }

    private void open(DemoPlan.Box box) {
        Path file = plan.write(box, broker.uri());
        Path folder = plan.folder(box);
        boxes.put(
                box.id(),
                Appliance.start(new Appliance.Start(
                        ApplianceFile.read(file),
                        folder,
                        folder.resolve("data"),
                        plan.setup().home())));
    }

    /** Stops a box; its data stay. */
    public void stop(String id) {
        box(id).close();
        boxes.remove(id);
    }

    /** Starts a box that was stopped, at the same address and with the data it had. */
    public void startAgain(String id) {
        plan.boxes().stream().filter(box -> box.id().equals(id)).forEach(this::open);
    }

    /** A running box by its terminal id. */
    public Appliance box(String id) {
        Appliance box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("there is no box '" + id + "' in this hall");
        }
        return box;
    }

    /** All boxes. */
    public List<Appliance> all() {
        return new ArrayList<>(boxes.values());
    }

    /** The hall's broker. */
    public Mosquitto broker() {
        return broker;
    }

    @Override
    public void close() {
        // Boxes first and together, each may wait for a device; the broker last, so that they can say goodbye.
        List<Thread> closing = boxes.values().stream()
                .map(box -> Thread.ofVirtual().start(box::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join(Duration.ofSeconds(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        broker.close();
    }
}
