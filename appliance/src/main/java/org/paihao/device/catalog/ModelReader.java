package org.paihao.device.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paihao.device.caller.CallerKey;
import org.paihao.device.caller.CallerProfile;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.device.gpio.Pins;
import org.paihao.device.pad.PadProfile;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.port.LineSettings;
import org.paihao.device.port.SerialLink;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.device.scanner.ScannerProfile;
import org.paihao.device.sign.SignFrame;
import org.paihao.device.sign.SignProfile;

/** One merged document to a model. Every key is known here and nowhere else. */
final class ModelReader {
    private static final int LONGEST_CODE = 512;

    private final Fields fields;
    private final String kind;
    private final String id;
    private final String model;

    private ModelReader(String file, String kind, YamlNode.Mapping root) {
        this.fields = new Fields(file, root);
        this.kind = kind;
        this.id = fields.text("id");
        this.model = fields.text("model");
    }

    static DeviceModel read(String file, String kind, YamlNode.Mapping root) {
        return new ModelReader(file, kind, root).read();
    }

    private DeviceModel read() {
        fields.optionalText("extends");
        String vendor = fields.text("vendor");
        DeviceModel.Status status = fields.word("status", DeviceModel.Status.class);
        String evidence = fields.text("evidence");
        List<DeviceModel.Check> checks = checks();
        DeviceModel.Profile profile;
        try {
            profile = profile();
        } catch (IllegalArgumentException e) {
            throw fields.error(String.valueOf(e.getMessage()));
        }
        fields.end();
        return new DeviceModel(id, kind, vendor, model, status, evidence, profile, checks);
    }

    private DeviceModel.Profile profile() {
        return switch (kind) {
            case "printers" -> new DeviceModel.Profile.Printer(printer());
            case "scanners" -> new DeviceModel.Profile.Scanner(scanner());
            case "pads" -> pad();
            case "callers" -> new DeviceModel.Profile.Caller(caller());
            case "signs" -> new DeviceModel.Profile.Sign(sign());
            default -> throw fields.error("there is no kind of device called " + kind);
        };
    }

    private LineSettings line() {
        Fields link = fields.fields("link");
        String linkKind = link.text("kind");
        if (!linkKind.equals("serial")) {
            throw link.error("link kind must be serial here, not \"" + linkKind + "\"");
        }
        LineSettings line = new LineSettings(
                link.number("baud", 300, 4_000_000),
                link.number("data", 7, 8, 8),
                link.word("parity", SerialLink.Parity.class, SerialLink.Parity.NONE),
                link.number("stop", 1, 2, 1),
                link.word("flow", SerialLink.Flow.class, SerialLink.Flow.NONE));
        link.end();
        return line;
    }

    private PrinterProfile printer() {
        LineSettings line = line();
        Fields paper = fields.fields("paper");
        Fields text = fields.fields("text");
        String encoding = text.text("encoding");
        if (!encoding.equals("gb18030")) {
            throw text.error("encoding must be gb18030, the only one there is code for");
        }
        Fields ask = fields.fields("answers");
        PrinterProfile profile = new PrinterProfile(
                id,
                model,
                line,
                paper.number("width-dots", 96, 1024),
                text.number("columns", 8, 128),
                paper.number("dots-per-mm", 1, 24),
                paper.number("speed-mm-s", 10, 1000),
                paper.number("tail-mm", 0, 100),
                paper.number("cut-ms", 0, 5000, 0),
                fields.word("cut", PrinterProfile.Cutter.class),
                fields.word("confirm", PrinterProfile.Confirm.class),
                ask.flag("status", false),
                ask.flag("buffer-clear", false));
        paper.end();
        text.end();
        ask.end();
        return profile;
    }

    private ScannerProfile scanner() {
        LineSettings line = line();
        Fields frame = fields.fields("frame");
        ScannerProfile profile = new ScannerProfile(
                id,
                model,
                line,
                frame.millis("gap-ms", 10, 1000, 50),
                frame.flag("aim", false),
                Duration.ofMillis(fields.number("repeat-ms", 0, 60_000, 1500)),
                fields.number("max-characters", 1, 4096, LONGEST_CODE),
                fields.texts("no-read"));
        frame.end();
        return profile;
    }

    private DeviceModel.Profile pad() {
        if (fields.fields("link").text("kind").equals("gpio")) {
            return new DeviceModel.Profile.Buttons(buttons());
        }
        LineSettings line = line();
        Map<Integer, RatingLevel> keys = levels("keys", 16);
        return new DeviceModel.Profile.Pad(new PadProfile(
                id,
                model,
                line,
                PadFrames.read(fields.fields("frame")),
                keys,
                fields.millis("gap-ms", 5, 1000, 50),
                fields.millis("repeat-ms", 0, 60_000, 800)));
    }

    private GpioProfile buttons() {
        Fields link = fields.fields("link");
        link.text("kind");
        GpioProfile profile = new GpioProfile(
                id,
                model,
                link.text("chip"),
                fields.has("lines") ? levels("lines", 10) : Map.of(),
                fields.has("power-warning-line")
                        ? Optional.of(fields.number("power-warning-line", 0, 1023, 0))
                        : Optional.empty(),
                link.word("pull", Pins.Pull.class, Pins.Pull.UP),
                link.flag("active-low", true),
                fields.millis("debounce-ms", 1, 1000, 30),
                fields.millis("repeat-ms", 0, 60_000, 800));
        link.end();
        return profile;
    }

    private CallerProfile caller() {
        LineSettings line = line();
        Map<List<Integer>, CallerKey.Action> keys = new HashMap<>();
        fields.table("keys").forEach((bytes, value) -> {
            List<Integer> key = new ArrayList<>();
            for (byte b : fields.hex(value, bytes)) {
                key.add(b & 0xFF);
            }
            keys.put(key, word(value, CallerKey.Action.ofWord(text(value)), "action"));
        });
        Fields evaluator = fields.fields("evaluator");
        Map<Integer, RatingLevel> grades = new HashMap<>();
        evaluator
                .table("grades")
                .forEach((grade, value) ->
                        grades.put(number(value, grade, 16), word(value, RatingLevel.ofWord(text(value)), "level")));
        CallerProfile profile = new CallerProfile(
                id,
                model,
                line,
                fields.number("address", 0, 127, 1),
                keys,
                grades,
                evaluator.word("acknowledge", CallerProfile.Acknowledge.class));
        evaluator.end();
        return profile;
    }

    private SignProfile sign() {
        LineSettings line = line();
        String word = fields.text("frame");
        return new SignProfile(
                id,
                model,
                line,
                SignFrame.ofWord(word).orElseThrow(() -> fields.error("there is no frame of a sign called " + word)),
                fields.number("address", 0, 255, 1),
                fields.number("cells", 2, 400),
                fields.millis("pause-ms", 0, 5000, 0));
    }

    private Map<Integer, RatingLevel> levels(String key, int radix) {
        Map<Integer, RatingLevel> levels = new HashMap<>();
        fields.table(key)
                .forEach((name, value) ->
                        levels.put(number(value, name, radix), word(value, RatingLevel.ofWord(text(value)), "level")));
        return levels;
    }

    private String text(YamlNode value) {
        return fields.scalar("value", value).text();
    }

    private int number(YamlNode at, String text, int radix) {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            throw fields.error(at, "\"" + text + "\" is not a number to base " + radix);
        }
    }

    private <T> T word(YamlNode at, Optional<T> value, String what) {
        return value.orElseThrow(() -> fields.error(at, "there is no " + what + " called " + text(at)));
    }

    private List<DeviceModel.Check> checks() {
        List<DeviceModel.Check> checks = new ArrayList<>();
        for (YamlNode item : fields.items("check")) {
            Fields check = fields.fields("check", item);
            check.optionalText("ask");
            String line = check.optionalText("line").orElse("");
            String received = check.has("<") ? hex(check.hex("<")) : line;
            String sent = check.has(">") ? hex(check.hex(">")) : "";
            checks.add(new DeviceModel.Check(
                    sent, received, check.optionalText("show").orElse(""), check.text("="), item.line()));
            check.end();
        }
        return checks;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }
}
