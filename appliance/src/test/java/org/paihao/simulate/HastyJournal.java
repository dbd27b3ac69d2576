package org.paihao.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.Command;
import org.paihao.core.hall.HallState;
import org.paihao.core.hall.Refusal;
import org.paihao.role.Journal;

/** A journal that decides whom to call as if it were another time. */
record HastyJournal(Journal real, Duration ahead) implements Journal {
    @Override
    public HallState state() {
        return real.state();
    }

    @Override
    public <T> T commit(Work<T> work) {
        return real.commit(entry -> work.run(new Hasty(entry, ahead)));
    }

    @Override
    public Answer once(RequestKey key, Work<Answer> work) {
        return real.once(key, work);
    }

    @Override
    public Optional<Answer> answered(RequestKey key) {
        return real.answered(key);
    }

    @Override
    public Optional<String> kept(String name) {
        return real.kept(name);
    }

    private record Hasty(Entry real, Duration ahead) implements Entry {
        @Override
        public HallState state() {
            return real.state();
        }

        @Override
        public Optional<Refusal> decide(Command command, Instant at) {
            return real.decide(command, command instanceof Command.OfferCall ? at.plus(ahead) : at);
        }

        @Override
        public void record(Fact fact, Instant at) {
            real.record(fact, at);
        }

        @Override
        public void keep(String name, String value) {
            real.keep(name, value);
        }
    }
}
