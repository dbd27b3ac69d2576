package org.paihao.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the boxes have answered: every 200, 201 and 204 is a promise that must be in the hub's ledger in the end. */
final class Promises {
    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private final Map<String, Boolean> calls = new ConcurrentHashMap<>();
    private final Map<String, Boolean> finished = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ratings = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> helps = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder unanswered = new LongAdder();

    /** 201 to a touch: this ticket has this label, whenever it is asked. */
    void ticket(String id, String label) {
        String before = tickets.putIfAbsent(id, label);
        if (before != null && !before.equals(label)) {
            broken.add("ticket " + id + " was " + before + ", then " + label);
        }
    }

    void called(String call) {
        calls.put(call, true);
    }

    void finished(String call) {
        finished.put(call, true);
    }

    void rated(String call) {
        ratings.put(call, true);
    }

    void helped(String box) {
        helps.computeIfAbsent(box, ignored -> new LongAdder()).increment();
    }

    /** The box has said no, and why: no promise. */
    void refused(String code) {
        refusals.computeIfAbsent(code, ignored -> new LongAdder()).increment();
    }

    /** No answer came: tried again under the same key. */
    void unanswered() {
        unanswered.increment();
    }

    /** Something a box has done that it must not. */
    void broken(String what) {
        broken.add(what);
    }

    Map<String, String> tickets() {
        return tickets;
    }

    Map<String, Boolean> calls() {
        return calls;
    }

    Map<String, Boolean> finishes() {
        return finished;
    }

    Map<String, Boolean> ratings() {
        return ratings;
    }

    Map<String, LongAdder> helps() {
        return helps;
    }

    Map<String, LongAdder> refusals() {
        return refusals;
    }

    ConcurrentLinkedQueue<String> brokenOnes() {
        return broken;
    }

    /** Requests that were tried again because no answer came. */
    long retries() {
        return unanswered.sum();
    }

    /** Promises of any kind. */
    long count() {
        return tickets.size()
                + calls.size()
                + finished.size()
                + ratings.size()
                + helps.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
