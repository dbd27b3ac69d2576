package org.paihao.core.hall;

import java.time.Instant;
import java.util.List;
import org.paihao.core.fact.FactRecord;
import org.paihao.core.plan.HallPlan;

/** The three functions under test, so that a test can put a broken one in their place. */
interface HallRules {
    HallRules REAL = new HallRules() {};

    default Decision decide(HallPlan plan, Issuer self, HallState state, Command command, Instant at) {
        return new Decide(plan, self).decide(state, command, at);
    }

    default List<HallEvent> absorb(HallState state, FactRecord record, Instant receivedAt) {
        return Absorb.absorb(state, record, receivedAt);
    }

    default HallState evolve(HallState state, HallEvent event) {
        return Evolve.evolve(state, event);
    }
}
