package org.paihao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedMapTest {
    private static final int SEEDS = Integer.getInteger("paihao.seeds", 200);

    /** A key of few hash codes, some of which differ in the last bits of the tree only. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return switch (number % 4) {
                case 0 -> 7;
                case 1 -> 7 | 1 << 30;
                case 2 -> number << 25;
                default -> number;
            };
        }
    }

    @Test
    void whateverIsPutInAndTakenOutItIsAsAnyMap() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Map<Key, Integer> plain = new HashMap<>();
            SharedMap<Key, Integer> shared = SharedMap.empty();
            for (int step = 0; step < 300; step++) {
                Key key = new Key(random.nextInt(60));
                if (random.nextInt(5) < 3) {
                    plain.put(key, step);
                    shared = shared.plus(key, step);
                } else {
                    plain.remove(key);
                    shared = shared.minus(key);
                }
                assertThat(shared.get(key)).as("seed " + seed).isEqualTo(plain.get(key));
                assertThat(shared.containsKey(key)).as("seed " + seed).isEqualTo(plain.containsKey(key));
                assertThat(shared.size()).as("seed " + seed).isEqualTo(plain.size());
            }
            Map<Key, Integer> walked = new HashMap<>();
            shared.forEach(walked::put);
            assertThat(shared.equals(plain)).as("seed " + seed).isTrue();
            assertThat(shared.hashCode()).as("seed " + seed).isEqualTo(plain.hashCode());
            assertThat(walked).as("seed " + seed).isEqualTo(plain);
            assertThat(new HashMap<>(shared)).as("seed " + seed).isEqualTo(plain);
        }
    }

    @Test
    void whatWasBeforeStaysAsItWas() {
        SharedMap<String, Integer> before = SharedMap.from(Map.of("a", 1, "b", 2));

        SharedMap<String, Integer> after = before.plus("c", 3).plus("a", 4).minus("b");

        assertThat(before).containsOnly(Map.entry("a", 1), Map.entry("b", 2));
        assertThat(after).containsOnly(Map.entry("a", 4), Map.entry("c", 3));
    }

    @Test
    void theOrderFollowsFromTheKeysWhateverTheWay() {
        List<String> keys = new ArrayList<>();
        SharedMap<String, Integer> some = SharedMap.empty();
        SharedMap<String, Integer> other = SharedMap.empty();
        for (int i = 0; i < 1_000; i++) {
            keys.add("key-" + i);
            some = some.plus("key-" + i, i);
        }
        for (int i = 999; i >= 0; i--) {
            other = other.plus("gone-" + i, i).plus("key-" + i, i);
        }
        for (int i = 0; i < 1_000; i++) {
            other = other.minus("gone-" + i);
        }

        assertThat(new ArrayList<>(other.keySet()))
                .isEqualTo(new ArrayList<>(some.keySet()))
                .hasSameElementsAs(keys);
    }
}
