package org.paihao.report;

import java.util.Optional;
import org.paihao.core.id.Id;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.TerminalId;

/** The topics of one hall: {@code paihao/v1/{hall}/…} (hall protocol §3). */
public record Topics(String hall) {
    /** A step of the protocol that old boxes can't follow would be {@code v2}. */
    private static final String ROOT = "paihao/v1/";

    private String root() {
        return ROOT + hall + "/";
    }

    /** Facts of a terminal: CloudEvents, QoS 1. */
    public String evt(TerminalId terminal) {
        return root() + terminal + "/evt";
    }

    /** The hub's mark for a terminal: retained. */
    public String ack(TerminalId terminal) {
        return root() + terminal + "/ack";
    }

    /** Requests of a terminal: QoS 0, expiry 1 s. */
    public String req(TerminalId terminal) {
        return root() + terminal + "/req";
    }

    /** Answers to a terminal: QoS 0, expiry 1 s. */
    public String res(TerminalId terminal) {
        return root() + terminal + "/res";
    }

    /** What the hub tells a terminal: expires, never retained. */
    public String cmd(TerminalId terminal) {
        return root() + terminal + "/cmd";
    }

    /** A terminal's state: retained, with a Will. */
    public String state(TerminalId terminal) {
        return root() + terminal + "/state";
    }

    /** What happens at a terminal: QoS 0, expiry 60 s. */
    public String live(TerminalId terminal) {
        return root() + terminal + "/live";
    }

    /** One kind of topic of every terminal. */
    public String each(String kind) {
        return root() + "+/" + kind;
    }

    /** The hall plan: retained. */
    public String plan() {
        return root() + "plan";
    }

    /** The hub's own state: retained, with a Will. */
    public String hub() {
        return root() + "hub";
    }

    /** What screens show: retained. */
    public String board() {
        return root() + "board/hall";
    }

    /** Who waits for a service: retained. */
    public String queue(ServiceId service) {
        return root() + "board/queue/" + service;
    }

    /** Who waits, for every service. */
    public String queues() {
        return root() + "board/queue/+";
    }

    /** Whether a topic says who waits for a service. */
    public boolean isQueue(String topic) {
        return topic.startsWith(root() + "board/queue/");
    }

    /** The service whose queue a topic is. */
    public Optional<ServiceId> queueOf(String topic) {
        String id = isQueue(topic) ? topic.substring((root() + "board/queue/").length()) : "";
        return Id.isSlug(id) ? Optional.of(new ServiceId(id)) : Optional.empty();
    }

    /** Something a person must look at. */
    public String alarm() {
        return root() + "alarm";
    }

    /** The terminal whose topic of this kind it is; empty for any other topic. */
    public Optional<TerminalId> terminal(String topic, String kind) {
        int from = ROOT.length() + hall.length() + 1;
        int to = topic.length() - kind.length() - 1;
        boolean of = to >= from && topic.endsWith(kind) && topic.charAt(to) == '/' && topic.startsWith(root());
        String between = of ? topic.substring(from, to) : "";
        return Id.isSlug(between) ? Optional.of(new TerminalId(between)) : Optional.empty();
    }
}
