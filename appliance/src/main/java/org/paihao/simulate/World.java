package org.paihao.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.paihao.core.id.TerminalId;
import org.paihao.core.plan.HallPlan;
import org.paihao.report.Topics;

/** One simulated hall, from the first start to the audit. */
final class World {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(15);
    /** After the faults people go on for a while: what was broken must work again. */
    private static final Duration GO_ON = Duration.ofSeconds(30);

    private final Script script;
    private final Seams seams;
    private final VirtualTime time = new VirtualTime();
    private final Trace trace;
    private final MemoryBroker broker;
    private final HallPlan plan;
    private final Topics topics = new Topics(HallSite.HALL);
    private final Witness witness;
    private final List<HubBox> hubs = new ArrayList<>();
    private final List<TerminalBox> terminals = new ArrayList<>();
    private final List<TerminalBox> kiosks = new ArrayList<>();
    private boolean open = true;

    World(Script script, Seams seams, Optional<Consumer<String>> sink) {
        this.script = script;
        this.seams = seams;
        this.trace = new Trace(time, sink);
        this.broker = new MemoryBroker(time, new Random(script.seed() + 7));
        this.plan = HallSite.plan(
                script.size().counters(),
                VirtualTime.T0.plus(script.rollOver()).atZone(HallSite.ZONE_ID).toLocalTime());
        this.witness = new Witness(this);
        this.hubs.add(new HubBox(this, new TerminalId("hub"), "hub"));
        boxes();
    }

    private void boxes() {
        Script.Size size = script.size();
        for (int i = 0; i < size.kiosks(); i++) {
            TerminalBox kiosk = box("kiosk-" + (1 + i), Optional.of(2 + i), -1, -1, false);
            kiosks.add(kiosk);
        }
        for (int i = 0; i < size.counters(); i++) {
            box("counter-" + (1 + i), Optional.empty(), i, i < size.pads() && i > 0 ? -1 : i, false);
        }
        for (int i = 0; i < Math.min(size.pads(), size.counters()); i++) {
            box("pad-" + (1 + i), Optional.empty(), -1, i, false);
        }
        box("display-1", Optional.empty(), -1, -1, true);
    }

    private TerminalBox box(String name, Optional<Integer> ordinal, int desk, int pad, boolean display) {
        TerminalBox box = new TerminalBox(
                this,
                name,
                new TerminalBox.Does(
                        ordinal,
                        desk < 0 ? Optional.empty() : Optional.of(HallSite.counter(desk)),
                        pad < 0 ? Optional.empty() : Optional.of(HallSite.counter(pad)),
                        display));
        terminals.add(box);
        People people = new People(this);
        if (desk >= 0) {
            people.works(box, HallSite.counter(desk), HallSite.staff(desk));
        }
        if (pad >= 0) {
            // The first counter has two pads: an applicant uses one of them.
            boolean twoPads = pad == 0 && script.size().pads() > 0;
            people.rates(box, twoPads ? event -> desk < 0 == event.value().charAt(0) < '8' : event -> true);
        }
        return box;
    }

    Audit run() {
        hubs.getFirst().start();
        terminals.forEach(TerminalBox::start);
        People people = new People(this);
        script.visits().forEach(people::expects);
        script.visits().forEach(new Supervisor(this)::sees);
        Misfortune misfortune = new Misfortune(this);
        script.troubles().forEach(trouble -> time.after(trouble.at(), () -> misfortune.happens(trouble)));
        pass(Script.LENGTH.plusMinutes(1));
        misfortune.ends();
        pass(GO_ON);
        open = false;
        pass(Duration.ofSeconds(30));
        long until = time.nanoTime() + QUIET_WITHIN.toNanos();
        while (!quiet() && time.nanoTime() < until && witness.failure().isEmpty()) {
            time.pass(STEP);
        }
        witness.must(quiet(), "no peace: " + unrest());
        Audit audit = new Audit(witness, isHubReplaced() ? Set.of("hub-restored", "higher-term") : Set.of());
        if (witness.failure().isEmpty()) {
            terminals.forEach(witness::committed);
            HubBox hub = hub();
            audit.check(hub, hub.running().orElseThrow().books().state());
        }
        return audit;
    }

    /** Which cases of merging were visited. */
    Map<String, Integer> cases(Audit audit) {
        Map<String, Integer> cases = new TreeMap<>();
        hub().running()
                .map(parts -> MergeCases.of(audit.records(), parts.books().state(), witness.late()))
                .ifPresent(cases::putAll);
        witness.alarms()
                .forEach(alarm -> Optional.ofNullable(MergeCases.BY_ALARM.get(alarm.kind()))
                        .ifPresent(name -> cases.merge(name, 1, Integer::sum)));
        return cases;
    }

    private void pass(Duration span) {
        long until = time.nanoTime() + span.toNanos();
        while (time.nanoTime() < until && witness.failure().isEmpty()) {
            time.pass(STEP);
        }
    }

    private boolean quiet() {
        boolean oneReigns = hubs.stream().filter(box -> box.reigns() > 0).count() == 1
                && hubs.stream().allMatch(box -> box.running().isPresent());
        return oneReigns && terminals.stream().allMatch(World::quiet);
    }

    private static boolean quiet(TerminalBox box) {
        return box.running()
                .filter(parts -> parts.link().status().up() && parts.link().backlog() == 0)
                .isPresent();
    }

    private String unrest() {
        StringBuilder text = new StringBuilder();
        for (HubBox hub : hubs) {
            text.append(hub.name).append(hub.running().isPresent() ? " runs" : " is off");
            text.append(hub.reigns() > 0 ? ", reigns in term " + hub.reigns() : "")
                    .append("; ");
        }
        for (TerminalBox box : terminals) {
            if (!quiet(box)) {
                text.append(box.id).append(' ');
                text.append(box.running()
                        .map(parts -> "up=" + parts.link().status().up() + " backlog="
                                + parts.link().backlog())
                        .orElse("is off"));
                text.append("; ");
            }
        }
        return text.toString();
    }

    long seed() {
        return script.seed();
    }

    Seams seams() {
        return seams;
    }

    VirtualTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    MemoryBroker broker() {
        return broker;
    }

    HallPlan plan() {
        return plan;
    }

    Topics topics() {
        return topics;
    }

    Witness witness() {
        return witness;
    }

    /** The hub that reigns; while none does, the newest. */
    HubBox hub() {
        return hubs.stream()
                .filter(box -> box.reigns() > 0)
                .max(Comparator.comparingLong(HubBox::reigns))
                .orElseGet(hubs::getLast);
    }

    List<HubBox> hubs() {
        return hubs;
    }

    List<TerminalBox> terminals() {
        return terminals;
    }

    List<TerminalBox> kiosks() {
        return kiosks;
    }

    /**
     * Whether the hub comes back from an older copy today. A broker that forgets everything at the same time leaves it
     * without a witness until the terminals are back: see docs/simulation.md.
     */
    boolean isHubReplaced() {
        return script.troubles().stream()
                .anyMatch(trouble ->
                        trouble.kind() == Trouble.Kind.HUB_OLDER || trouble.kind() == Trouble.Kind.HUB_TWICE);
    }

    /** Whether people still do things. */
    boolean open() {
        return open;
    }
}
