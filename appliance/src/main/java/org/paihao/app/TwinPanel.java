package org.paihao.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.sim.device.CallerTwin;
import org.paihao.sim.device.PadTwin;
import org.paihao.sim.device.PrinterTwin;
import org.paihao.sim.device.ScannerTwin;
import org.paihao.sim.device.SignTwin;
import org.paihao.sim.device.Slip;
import org.paihao.sim.device.TwinPins;
import org.paihao.sim.ipp.VirtualIppPrinter;

/** A twin as a person sees and plays it on {@code /sim}. */
sealed interface TwinPanel {
    /** Its part of the page's view. */
    Map<String, Object> view();

    /** Does something to it; false when it knows no such action. */
    boolean act(String action, Map<String, Object> body);

    /** A ticket printer. */
    record PrinterPanel(String id, PrinterTwin twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            PrinterTwin.Snapshot now = twin.snapshot();
            return TwinPanel.of(
                    id,
                    "printer",
                    Map.of(
                            "paper", now.paper().word(),
                            "cover", now.coverOpen() ? "open" : "closed",
                            "jam", now.jam(),
                            "hanging", now.hanging(),
                            "plugged", now.plugged()),
                    "slips",
                    now.slips().stream().map(this::slip).toList());
        }

        private Map<String, Object> slip(Slip slip) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("n", slip.number());
            view.put("pngUrl", "/api/v1/sim/" + id + "/slips/" + slip.number());
            view.put("text", slip.text());
            view.put("qr", slip.qr());
            return view;
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            switch (action) {
                case "paper-out" -> twin.paperOut();
                case "paper-in" -> twin.paperIn();
                case "near-end" -> twin.nearEnd();
                case "cover-open" -> twin.coverOpen();
                case "cover-close" -> twin.coverClose();
                case "jam" -> twin.jam();
                case "unjam" -> twin.unjam();
                case "hang" -> twin.hang();
                case "hang-mid-slip" -> twin.hangMidSlip();
                case "unhang" -> twin.unhang();
                case "unplug" -> twin.unplug();
                case "plug" -> twin.plug();
                case "tear" -> twin.tear();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /** A QR scanner. */
    record ScannerPanel(String id, ScannerTwin twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            ScannerTwin.Snapshot now = twin.snapshot();
            return TwinPanel.of(id, "scanner", Map.of("plugged", now.plugged()), "last", now.last());
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            switch (action) {
                case "scan" -> twin.scan(String.valueOf(body.get("text")));
                case "unplug" -> twin.unplug();
                case "plug" -> twin.plug();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /** A rating pad with five keys. */
    record PadPanel(String id, PadTwin twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            PadTwin.Snapshot now = twin.snapshot();
            return TwinPanel.of(
                    id,
                    "pad",
                    Map.of("plugged", now.plugged(), "lit", now.lastKey().isPresent()),
                    "keys",
                    List.of(1, 2, 3, 4, 5));
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            switch (action) {
                case "press" -> twin.press(number(body, "key"));
                case "unplug" -> twin.unplug();
                case "plug" -> twin.plug();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /** A caller keypad. */
    record CallerPanel(String id, CallerTwin twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            CallerTwin.Snapshot now = twin.snapshot();
            return TwinPanel.of(id, "caller", Map.of("plugged", now.plugged()), "shows", now.number());
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            switch (action) {
                case "key" -> twin.type(String.valueOf(body.get("keys")));
                case "unplug" -> twin.unplug();
                case "plug" -> twin.plug();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /** The strip over a window. */
    record SignPanel(String id, SignTwin twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            SignTwin.Snapshot now = twin.snapshot();
            return TwinPanel.of(id, "sign", Map.of("plugged", now.plugged()), "shows", now.shows());
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            switch (action) {
                case "unplug" -> twin.unplug();
                case "plug" -> twin.plug();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /** GPIO lines: five buttons and their lamps. */
    record PinsPanel(String id, TwinPins twin, GpioProfile profile) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            List<Map<String, Object>> lines = twin.lines().stream()
                    .map(line -> Map.<String, Object>of(
                            "line", line.line(),
                            "name", name(line.line()),
                            "high", line.high(),
                            "output", line.output()))
                    .toList();
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", id);
            view.put("kind", "gpio");
            view.put("state", Map.of("lines", lines));
            return view;
        }

        private String name(int line) {
            if (profile.powerLine().equals(java.util.Optional.of(line))) {
                return "power-warning";
            }
            return profile.lines().containsKey(line) ? profile.lines().get(line).word() : "line " + line;
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            if (!action.equals("press")) {
                return false;
            }
            twin.press(number(body, "line"));
            return true;
        }
    }

    /** The IPP printer of the print station. */
    record IppPanel(String id, VirtualIppPrinter twin) implements TwinPanel {
        @Override
        public Map<String, Object> view() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("fault", twin.fault());
            return TwinPanel.of(id, "ipp-printer", state, "printed", twin.printed());
        }

        @Override
        public boolean act(String action, Map<String, Object> body) {
            return VirtualIppPrinter.Action.of(action)
                    .map(known -> {
                        twin.act(known);
                        return true;
                    })
                    .orElse(false);
        }
    }

    private static Map<String, Object> of(
            String id, String kind, Map<String, Object> state, String extra, Object value) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("kind", kind);
        view.put("state", state);
        view.put(extra, value);
        return view;
    }

    private static int number(Map<String, Object> body, String key) {
        if (body.get(key) instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException(key + " is a number");
    }
}
