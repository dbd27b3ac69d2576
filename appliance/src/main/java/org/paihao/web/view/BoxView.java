package org.paihao.web.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.paihao.core.Text;

/**
 * Who this box is.
 *
 * @param mm CSS px of one millimetre of glass, when the panel was measured
 * @param simulated whether any device is a twin: every page then says 模拟设备
 * @param evacuation while the hall is being left: every page of the hall shows this and nothing else
 * @param now hall time with the hall's offset: pages set their clock by it
 */
public record BoxView(
        String terminal,
        Text name,
        Text hall,
        List<String> roles,
        Optional<Double> mm,
        boolean simulated,
        String timeZone,
        OffsetDateTime now,
        LinkView link,
        Optional<EvacuationView> evacuation) {

    /** The link to the hub: {@code up} or {@code down}. */
    public record LinkView(String state, Instant since) {}

    /** What the screens of the hall say, and since when. */
    public record EvacuationView(Instant since, Text text) {}

    /** All but the clock: what must differ for the view to be sent again. */
    public List<Object> identity() {
        return List.of(terminal, name, hall, roles, mm, simulated, timeZone, link, evacuation);
    }
}
