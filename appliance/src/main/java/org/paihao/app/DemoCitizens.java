package org.paihao.app;

/** Placeholder until the simulated people are merged. */
final class DemoCitizens implements AutoCloseable {
    static DemoCitizens start(DemoHall hall, int speed) {
        return new DemoCitizens();
    }

    @Override
    public void close() {}
}
