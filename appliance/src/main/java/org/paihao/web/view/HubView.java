package org.paihao.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;

/** The hub's page and the supervisor's: exceptions first. Never a rating's level, never personal data. */
public record HubView(
        List<ScreenView> screens,
        long term,
        int waiting,
        int served,
        int openCounters,
        List<ZoneLine> zones,
        List<CounterCell> counters,
        List<TerminalLine> terminals,
        List<AttentionLine> attention,
        List<LogLine> log,
        HallNow hall) {

    /** A page somewhere in the hall. {@code state}: online, offline, never-seen. */
    public record ScreenView(String terminal, Text name, String role, String url, String state) {}

    /** A zone's queue. */
    public record ZoneLine(String letter, Text name, int waiting, Optional<Long> longestWaitSeconds) {}

    /**
     * A counter now.
     *
     * @param profile what it does; {@code profileId} is empty where the plan names its services only
     * @param moved whether a supervisor has moved it for today
     * @param served service events that ended today
     */
    public record CounterCell(
            String id,
            String number,
            String zoneLetter,
            String state,
            Optional<String> label,
            Optional<Long> sinceSeconds,
            Text profile,
            Optional<String> profileId,
            boolean moved,
            int served) {}

    /** A box of the hall. */
    public record TerminalLine(
            String id,
            Text name,
            String state,
            Optional<Instant> since,
            Optional<String> epoch,
            long committed,
            List<DeviceView> devices) {}

    /** Something a person must look at. */
    public record AttentionLine(Instant at, String terminal, String kind, Text text) {}

    /** Something that has happened. */
    public record LogLine(Instant at, String terminal, String type, Text text) {}
}
