package org.paihao.core;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes: one with an entry more shares all but a few small nodes with the one before. The books' in
 * memory form is made of these; a box looks into them several times for each message it hears.
 *
 * <p>A trie over the keys' hash codes, five bits a step (Bagwell, "Ideal Hash Trees", 2001). Its shape, and so the
 * order of its entries, follows from the keys alone, but for keys of one hash code.
 */
@SuppressWarnings("ReferenceEquality") // the very same node means that nothing has changed below it
public final class SharedMap<K, V> extends AbstractMap<K, V> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final SharedMap<?, ?> EMPTY = new SharedMap<>(new Branch<>(0, nodes(0), 0));

    private final Node<K, V> root;

    private SharedMap(Node<K, V> root) {
        this.root = root;
    }

    /** The map without an entry. */
    @SuppressWarnings("unchecked") // holds neither keys nor values
    public static <K, V> SharedMap<K, V> empty() {
        return (SharedMap<K, V>) EMPTY;
    }

    /** The entries of any map. */
    public static <K, V> SharedMap<K, V> from(Map<K, V> map) {
        if (map instanceof SharedMap<K, V> shared) {
            return shared;
        }
        SharedMap<K, V> all = empty();
        for (Map.Entry<K, V> entry : map.entrySet()) {
            all = all.plus(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /** As this one, with this value for the key. */
    public SharedMap<K, V> plus(K key, V value) {
        Node<K, V> next = root.with(0, new Leaf<>(hash(key), key, value));
        return next == root ? this : new SharedMap<>(next);
    }

    /** As this one, without the key. */
    public SharedMap<K, V> minus(Object key) {
        Node<K, V> next = root.without(0, hash(key), key);
        return next == root ? this : new SharedMap<>(next);
    }

    /** As this one, without any of the keys. */
    public SharedMap<K, V> minusAll(Collection<K> keys) {
        SharedMap<K, V> left = this;
        for (K key : keys) {
            left = left.minus(key);
        }
        return left;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Leaf<K, V> found = find(Objects.requireNonNull(key));
        return found == null ? null : found.value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(Objects.requireNonNull(key)) != null;
    }

    private @Nullable Leaf<K, V> find(Object key) {
        int hash = hash(key);
        int rest = hash;
        Node<K, V> at = root;
        while (at instanceof Branch<K, V> branch) {
            int bit = 1 << (rest & MASK);
            if ((branch.bits & bit) == 0) {
                return null;
            }
            at = branch.below[Integer.bitCount(branch.bits & (bit - 1))];
            rest >>>= BITS;
        }
        return at.find(hash, key);
    }

    /** Labels and short texts differ in their low bits only, or in their high ones. */
    private static int hash(Object key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }

    @Override
    public int size() {
        return root.size();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        root.forEach(action);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries<>(root);
            }

            @Override
            public int size() {
                return root.size();
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can't be made otherwise
    private static <K, V> Node<K, V>[] nodes(int size) {
        return new Node[size];
    }

    private sealed interface Node<K, V> {
        int size();

        /** @param depth bits of the hash that led here */
        Node<K, V> with(int depth, Leaf<K, V> leaf);

        Node<K, V> without(int depth, int hash, Object key);

        @Nullable
        Leaf<K, V> find(int hash, Object key);

        void forEach(BiConsumer<? super K, ? super V> action);
    }

    /** Up to 32 nodes, by the next five bits; {@code bits} says which are there. */
    private static final class Branch<K, V> implements Node<K, V> {
        private final int bits;
        private final Node<K, V>[] below;
        private final int size;

        Branch(int bits, Node<K, V>[] below, int size) {
            this.bits = bits;
            this.below = below;
            this.size = size;
        }

        /** The smallest tree with both: they differ in a later bit. */
        static <K, V> Branch<K, V> of(int depth, Node<K, V> one, int oneHash, Leaf<K, V> other) {
            int oneAt = (oneHash >>> depth) & MASK;
            int otherAt = (other.hash >>> depth) & MASK;
            int size = one.size() + 1;
            if (oneAt == otherAt) {
                Node<K, V>[] below = nodes(1);
                below[0] = of(depth + BITS, one, oneHash, other);
                return new Branch<>(1 << oneAt, below, size);
            }
            Node<K, V>[] below = nodes(2);
            below[oneAt < otherAt ? 0 : 1] = one;
            below[oneAt < otherAt ? 1 : 0] = other;
            return new Branch<>(1 << oneAt | 1 << otherAt, below, size);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Node<K, V> with(int depth, Leaf<K, V> leaf) {
            int bit = 1 << ((leaf.hash >>> depth) & MASK);
            int at = Integer.bitCount(bits & (bit - 1));
            if ((bits & bit) == 0) {
                Node<K, V>[] more = nodes(below.length + 1);
                System.arraycopy(below, 0, more, 0, at);
                more[at] = leaf;
                System.arraycopy(below, at, more, at + 1, below.length - at);
                return new Branch<>(bits | bit, more, size + 1);
            }
            return replaced(at, below[at].with(depth + BITS, leaf));
        }

        private Branch<K, V> replaced(int at, Node<K, V> next) {
            if (next == below[at]) {
                return this;
            }
            Node<K, V>[] other = below.clone();
            other[at] = next;
            return new Branch<>(bits, other, size - below[at].size() + next.size());
        }

        @Override
        public Node<K, V> without(int depth, int hash, Object key) {
            int bit = 1 << ((hash >>> depth) & MASK);
            if ((bits & bit) == 0) {
                return this;
            }
            int at = Integer.bitCount(bits & (bit - 1));
            Node<K, V> next = below[at].without(depth + BITS, hash, key);
            if (next.size() > 0) {
                return below.length == 1 && !(next instanceof Branch) ? next : replaced(at, next);
            }
            if (below.length == 2 && !(below[1 - at] instanceof Branch)) {
                return below[1 - at];
            }
            Node<K, V>[] fewer = nodes(below.length - 1);
            System.arraycopy(below, 0, fewer, 0, at);
            System.arraycopy(below, at + 1, fewer, at, fewer.length - at);
            return new Branch<>(bits & ~bit, fewer, size - 1);
        }

        @Override
        public @Nullable Leaf<K, V> find(int hash, Object key) {
            throw new IllegalStateException("a branch is not asked");
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            for (Node<K, V> each : below) {
                each.forEach(action);
            }
        }
    }

    /** One entry. */
    private static final class Leaf<K, V> implements Node<K, V>, Map.Entry<K, V> {
        private final int hash;
        private final K key;
        private final V value;

        Leaf(int hash, K key, V value) {
            this.hash = hash;
            this.key = key;
            this.value = value;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Node<K, V> with(int depth, Leaf<K, V> leaf) {
            if (hash != leaf.hash) {
                return Branch.of(depth, this, hash, leaf);
            }
            if (key.equals(leaf.key)) {
                return value == leaf.value ? this : leaf;
            }
            Leaf<K, V>[] both = Clash.leaves(2);
            both[0] = this;
            both[1] = leaf;
            return new Clash<>(both);
        }

        @Override
        public Node<K, V> without(int depth, int ofHash, Object ofKey) {
            return find(ofHash, ofKey) == null ? this : SharedMap.<K, V>empty().root;
        }

        @Override
        public @Nullable Leaf<K, V> find(int ofHash, Object ofKey) {
            return hash == ofHash && key.equals(ofKey) ? this : null;
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            action.accept(key, value);
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public V setValue(V other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && key.equals(entry.getKey())
                    && Objects.equals(value, entry.getValue());
        }

        @Override
        public int hashCode() {
            return key.hashCode() ^ Objects.hashCode(value);
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** Entries whose keys have one hash code. */
    private static final class Clash<K, V> implements Node<K, V> {
        private final Leaf<K, V>[] leaves;

        Clash(Leaf<K, V>[] leaves) {
            this.leaves = leaves;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can't be made otherwise
        static <K, V> Leaf<K, V>[] leaves(int size) {
            return new Leaf[size];
        }

        @Override
        public int size() {
            return leaves.length;
        }

        private int indexOf(Object key) {
            int at = 0;
            while (at < leaves.length && !leaves[at].key.equals(key)) {
                at++;
            }
            return at;
        }

        @Override
        public Node<K, V> with(int depth, Leaf<K, V> leaf) {
            if (leaf.hash != leaves[0].hash) {
                return Branch.of(depth, this, leaves[0].hash, leaf);
            }
            int at = indexOf(leaf.key);
            Leaf<K, V>[] next = Arrays.copyOf(leaves, Math.max(leaves.length, at + 1));
            next[at] = leaf;
            return new Clash<>(next);
        }

        @Override
        public Node<K, V> without(int depth, int hash, Object key) {
            int at = hash == leaves[0].hash ? indexOf(key) : leaves.length;
            if (at == leaves.length) {
                return this;
            }
            if (leaves.length == 2) {
                return leaves[1 - at];
            }
            Leaf<K, V>[] fewer = Arrays.copyOf(leaves, leaves.length - 1);
            System.arraycopy(leaves, at + 1, fewer, at, fewer.length - at);
            return new Clash<>(fewer);
        }

        @Override
        public @Nullable Leaf<K, V> find(int hash, Object key) {
            int at = hash == leaves[0].hash ? indexOf(key) : leaves.length;
            return at < leaves.length ? leaves[at] : null;
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            for (Leaf<K, V> each : leaves) {
                each.forEach(action);
            }
        }
    }

    /** Walks the tree; what is still to be visited waits on a stack. */
    private static final class Entries<K, V> implements Iterator<Map.Entry<K, V>> {
        private final Deque<Node<K, V>> ahead = new ArrayDeque<>();

        Entries(Node<K, V> root) {
            if (root.size() > 0) {
                ahead.push(root);
            }
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (ahead.isEmpty()) {
                throw new NoSuchElementException();
            }
            while (true) {
                switch (ahead.pop()) {
                    case Leaf<K, V> leaf -> {
                        return leaf;
                    }
                    case Branch<K, V> branch -> push(branch.below);
                    case Clash<K, V> clash -> push(clash.leaves);
                }
            }
        }

        private void push(Node<K, V>[] nodes) {
            for (int i = nodes.length - 1; i >= 0; i--) {
                ahead.push(nodes[i]);
            }
        }
    }
}
