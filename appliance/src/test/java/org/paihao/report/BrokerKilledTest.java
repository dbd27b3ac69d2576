package org.paihao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.app.Mosquitto;
import org.paihao.core.fact.FactKey;
import org.paihao.core.fact.FactRead;
import org.paihao.device.Await;
import org.paihao.role.hub.Ledger;

/** 5,000 facts while everything between outbox and ledger is killed or started anew. Lost 0, stored twice 0. */
class BrokerKilledTest {
    private static final int FACTS = 5_000;
    private static final List<String> NAMES = List.of("kiosk-1", "kiosk-2", "counter-1");

    @Test
    void nothingIsLostAndNothingStoredTwiceWhileTheBrokerIsKilledThreeTimes(@TempDir Path folder) throws Exception {
        Map<String, String> users = new HashMap<>(Map.of("hub", "hub"));
        NAMES.forEach(name -> users.put(name, name));
        try (Mosquitto broker = Mosquitto.start(Plans.HOME, folder.resolve("broker"), users)) {
            HubRig hub = new HubRig(folder.resolve("hub.db"), broker);
            List<TerminalRig> terminals = new ArrayList<>();
            for (int i = 0; i < NAMES.size(); i++) {
                terminals.add(new TerminalRig(folder, NAMES.get(i), 2 + i, broker));
            }
            AtomicInteger made = new AtomicInteger();
            Thread makers = Thread.ofPlatform().start(() -> {
                while (made.get() < FACTS) {
                    synchronized (terminals) {
                        terminals.get(made.incrementAndGet() % terminals.size()).help();
                    }
                }
            });
            for (int kill = 1; kill <= 3; kill++) {
                await(made, kill * FACTS / 5);
                broker.kill();
                await(made, kill * FACTS / 5 + FACTS / 20);
                broker.begin();
            }
            // A terminal starts anew in the middle: a new epoch, the rows of the old one go on from where they were.
            synchronized (terminals) {
                terminals.getFirst().close();
                terminals.set(0, new TerminalRig(folder, NAMES.getFirst(), 2, broker));
            }
            await(made, 4 * FACTS / 5);
            hub.close();
            await(made, 4 * FACTS / 5 + FACTS / 20);
            hub = new HubRig(folder.resolve("hub.db"), broker);
            makers.join();
            for (TerminalRig terminal : terminals) {
                hub.awaitWhole(terminal);
            }
            int started = terminals.size() + 1;
            assertThat(terminals.stream().mapToLong(t -> t.outbox().size()).sum())
                    .isEqualTo(FACTS + started);
            inOrder(hub.books);
            assertThat(hub.alarms).isEmpty();
            HubRig last = hub;
            for (TerminalRig terminal : terminals) {
                Await.until("the terminal knows", () -> terminal.link.backlog() == 0);
                terminal.close();
            }
            last.close();
        }
    }

    private static void inOrder(Ledger ledger) {
        Map<String, Long> next = new HashMap<>();
        for (Ledger.Row row : ledger.newest(Integer.MAX_VALUE).reversed()) {
            FactRead.Known known = (FactRead.Known) FactCodec.decode(row.terminal(), row.body());
            FactKey key = known.record().key();
            long expected = next.merge(key.terminal() + key.epoch(), 1L, Long::sum);
            assertThat(key.seq()).isEqualTo(expected);
        }
    }

    private static void await(AtomicInteger made, int count) {
        while (made.get() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
