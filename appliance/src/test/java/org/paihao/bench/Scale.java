package org.paihao.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds of limit, ours, limit, ours …
 * @param burst how long one round of a throughput runs
 * @param singles requests of one client in one round
 * @param slips touches whose slip is followed to its last byte
 * @param calls how often call-next is pressed
 * @param starts how often an appliance is started, each with and without the cache
 * @param tickets taken before the memory is looked at again
 * @param idle how long the idle appliance is watched
 * @param lonely touches while the hub is dead, of each kind
 * @param backlog facts that wait at each box after a cut
 */
record Scale(
        int rounds,
        Duration burst,
        int singles,
        int slips,
        int calls,
        int starts,
        int tickets,
        Duration idle,
        int lonely,
        int backlog) {
    static Scale full() {
        return new Scale(7, Duration.ofMillis(1_500), 200, 15, 500, 7, 10_000, Duration.ofSeconds(30), 60, 20_000);
    }

    /** A look while working on the code: the same lines, fewer of everything. */
    static Scale quick() {
        return new Scale(5, Duration.ofMillis(400), 60, 5, 150, 3, 1_500, Duration.ofSeconds(6), 15, 5_000);
    }
}
