package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.id.TerminalId;
import org.paihao.device.Seeds;
import org.paihao.role.HallClock;
import org.paihao.role.hub.Ingest;
import org.paihao.role.hub.Ledger;

/**
 * A model of the wire that loses, doubles and reorders, between the real send window and the real intake of the hub.
 */
class LossyWireTest {
    private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();
    private static final TerminalId SELF = new TerminalId("kiosk-1");
    private static final FactCodec CODEC = new FactCodec("yunxi");

    private static final class Model {
        private final Random random;
        private final List<Sent> outbox = new ArrayList<>();
        private final List<byte[]> toHub = new ArrayList<>();
        private final List<Messages.Ack> toTerminal = new ArrayList<>();
        private final List<Ingest.Alarm> alarms = new ArrayList<>();
        private final MemoryLedger ledger = new MemoryLedger();
        private final SendWindow window = new SendWindow(Position.BEFORE_ALL, 0);
        private Instant now = Instant.parse("2026-11-23T01:00:00Z");
        private final Ingest ingest;
        private long nanos;
        private long start;
        private long seq;
        private String epoch = "";
        private double faults = 0.3;

        private record Sent(Position at, FactKey key, byte[] body) {}

        Model(Random random) {
            this.random = random;
            this.ingest = new Ingest(ledger, new HallClock() {
                @Override
                public Instant now() {
                    return now;
                }

                @Override
                public boolean trusted() {
                    return true;
                }
            });
        }

        void restart() {
            Optional<String> before = start == 0 ? Optional.empty() : Optional.of(epoch);
            long last = seq;
            start++;
            seq = 0;
            epoch = HexFormat.of().toHexDigits(random.nextLong());
            fact(new Fact.EpochStarted(start, before, last));
        }

        void fact(Fact fact) {
            seq++;
            FactKey key = new FactKey(SELF, epoch, seq);
            outbox.add(new Sent(new Position(start, seq), key, CODEC.encode(new FactRecord(key, now, 1, fact))));
        }

        boolean chance(double probability) {
            return random.nextDouble() < probability;
        }

        void step() {
            nanos += TICK_NANOS;
            now = now.plusNanos(TICK_NANOS);
            window.overdue(nanos);
            while (window.room() > 0) {
                Optional<Sent> next = outbox.stream()
                        .filter(sent -> sent.at().compareTo(window.cursor()) > 0)
                        .findFirst();
                if (next.isEmpty()) {
                    break;
                }
                window.sent(next.get().at(), nanos);
                window.settled(window.connection());
                carry(toHub, next.get().body());
            }
            List<Ingest.Incoming> batch = new ArrayList<>();
            while (!toHub.isEmpty() && chance(0.7)) {
                byte[] body = toHub.remove(chance(faults) ? random.nextInt(toHub.size()) : 0);
                batch.add(new Ingest.Incoming(SELF, FactCodec.decode(SELF, body), body));
            }
            if (!batch.isEmpty()) {
                Ingest.Taken taken = ingest.take(batch);
                alarms.addAll(taken.alarms());
                if (!taken.toMark().isEmpty()) {
                    carry(toTerminal, mark());
                }
            }
            while (!toTerminal.isEmpty() && chance(0.7)) {
                Messages.Ack ack = toTerminal.remove(chance(faults) ? random.nextInt(toTerminal.size()) : 0);
                long of = outbox.stream()
                        .filter(sent -> sent.key().epoch().equals(ack.epoch()))
                        .map(sent -> sent.at().start())
                        .findFirst()
                        .orElse(0L);
                window.marked(ack.term(), new Position(of, ack.committed()), nanos);
            }
            if (chance(faults / 50)) {
                window.disconnected();
                toHub.clear();
                toTerminal.clear();
                window.connected(20, nanos);
            }
        }

        private Messages.Ack mark() {
            return ledger.latest(SELF)
                    .map(at -> new Messages.Ack(1, at.epoch(), at.committed()))
                    .orElse(new Messages.Ack(1, "", 0));
        }

        private <T> void carry(List<T> line, T message) {
            if (chance(faults)) {
                return;
            }
            line.add(message);
            if (chance(faults)) {
                line.add(message);
            }
        }
    }

    @Test
    void everyFactArrivesExactlyOnceAndInOrderWhenTheFaultsEnd() {
        Seeds.play((random, seed) -> {
            Model model = new Model(random);
            model.window.connected(20, 0);
            model.restart();
            for (int step = 0; step < 500; step++) {
                if (random.nextInt(4) == 0) {
                    model.fact(new Fact.HelpAsked("home", Optional.empty()));
                }
                if (random.nextInt(200) == 0) {
                    model.restart();
                }
                model.step();
            }
            model.faults = 0;
            Position last = model.outbox.getLast().at();
            for (int step = 0; step < 20_000 && !model.window.committed().equals(last); step++) {
                model.step();
            }
            assertThat(model.ledger.keys())
                    .as("the ledger, seed %d", seed)
                    .containsExactlyElementsOf(
                            model.outbox.stream().map(Model.Sent::key).toList());
            for (Model.Sent sent : model.outbox) {
                assertThat(model.ledger.bytes(sent.key()).orElseThrow()).isEqualTo(sent.body());
            }
            assertThat(model.alarms).isEmpty();
            assertThat(model.ledger.misfits()).isEmpty();
        });
    }

    @Test
    void aTailThatIsGoneForEverIsAlarmedAndTheLaneGoesOn() {
        Model model = new Model(new Random(1));
        model.faults = 0;
        model.window.connected(20, 0);
        model.restart();
        for (int i = 0; i < 3; i++) {
            model.fact(new Fact.HelpAsked("home", Optional.empty()));
        }
        while (model.ledger.count(SELF) < 4) {
            model.step();
        }
        for (int i = 0; i < 2; i++) {
            model.fact(new Fact.HelpAsked("home", Optional.empty()));
        }
        // The disk died: the rest of the epoch exists nowhere.
        long had = model.ledger.latest(SELF).map(Ledger.Mark::committed).orElseThrow();
        model.outbox.removeIf(sent -> sent.at().seq() > had);
        model.toHub.clear();
        model.seq = 6;
        model.restart();
        for (int step = 0;
                step < 20_000 && model.ledger.latest(SELF).orElseThrow().committed() != 1;
                step++) {
            model.step();
        }
        assertThat(model.ledger.latest(SELF).map(Ledger.Mark::epoch)).contains(model.epoch);
        assertThat(had).isLessThan(6);
        assertThat(model.alarms).extracting(Ingest.Alarm::kind).containsExactly("missing-tail");
    }

    @Test
    void aHubRestoredFromBeforeWhatTheTerminalStillKeepsGoesOnWithAnAlarm() {
        Model model = new Model(new Random(5));
        model.faults = 0;
        model.ledger.allowGaps();
        model.window.connected(20, 0);
        model.restart();
        for (int i = 0; i < 30; i++) {
            model.fact(new Fact.HelpAsked("home", Optional.empty()));
        }
        model.outbox.removeIf(sent -> sent.at().seq() <= 10);
        for (int step = 0; step < 20_000 && model.ledger.count(SELF) < 21; step++) {
            model.step();
        }
        assertThat(model.ledger.keys()).hasSize(21);
        assertThat(model.alarms).extracting(Ingest.Alarm::kind).containsExactly("missing-facts");
    }

    @Test
    void anotherFactUnderATakenKeyIsFiledAndAlarmed() {
        Model model = new Model(new Random(2));
        model.restart();
        FactKey key = new FactKey(SELF, model.epoch, 1);
        byte[] first = model.outbox.getFirst().body();
        byte[] other = CODEC.encode(new FactRecord(key, model.now, 1, new Fact.EpochStarted(7, Optional.empty(), 0)));
        model.ingest.take(List.of(new Ingest.Incoming(SELF, FactCodec.decode(SELF, first), first)));
        Ingest.Taken again =
                model.ingest.take(List.of(new Ingest.Incoming(SELF, FactCodec.decode(SELF, other), other)));
        assertThat(again.alarms()).extracting(Ingest.Alarm::kind).containsExactly("conflict");
        assertThat(model.ledger.misfits()).containsExactly(key + " conflict");
        assertThat(model.ledger.bytes(key).orElseThrow()).isEqualTo(first);
    }

    @Test
    void twoBoxesUnderOneIdAreAlarmedOnce() {
        Model one = new Model(new Random(3));
        one.restart();
        Model two = new Model(new Random(4));
        two.restart();
        for (int i = 0; i < 3; i++) {
            one.fact(new Fact.HelpAsked("home", Optional.empty()));
            two.fact(new Fact.HelpAsked("home", Optional.empty()));
        }
        List<Ingest.Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (Model box : List.of(one, two)) {
                byte[] body = box.outbox.get(i).body();
                alarms.addAll(one.ingest
                        .take(List.of(new Ingest.Incoming(SELF, FactCodec.decode(SELF, body), body)))
                        .alarms());
            }
        }
        assertThat(alarms).extracting(Ingest.Alarm::kind).containsExactly("books-replaced", "two-boxes");
        assertThat(one.ledger.count(SELF)).isEqualTo(8);
    }
}
