package org.paihao.device.catalog;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.paihao.device.caller.CallerTranscript;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.device.pad.PadTranscript;
import org.paihao.device.pad.RatingLevel;
import org.paihao.device.printer.PrinterTranscript;
import org.paihao.device.scanner.ScanTranscript;
import org.paihao.device.sign.SignEncoder;
import org.paihao.device.sign.SignProfile;

/** Replays a model's transcript against the code that will talk to the device: in the tests and on the box. */
public final class Transcript {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private Transcript() {}

    /** What went differently, in a sentence each; empty when the model is as its file says. */
    public static List<String> replay(DeviceModel model) {
        return model.checks().stream()
                .flatMap(check -> replay(model, check).stream())
                .toList();
    }

    private static Optional<String> replay(DeviceModel model, DeviceModel.Check check) {
        return switch (model.profile()) {
            case DeviceModel.Profile.Printer ignored ->
                compare(check, PrinterTranscript.conclude(bytes(check.sent()), bytes(check.received())));
            case DeviceModel.Profile.Scanner scanner ->
                compare(check, ScanTranscript.conclude(scanner.of(), bytes(check.received())));
            case DeviceModel.Profile.Pad pad ->
                compare(check, PadTranscript.conclude(pad.of(), bytes(check.received())));
            case DeviceModel.Profile.Buttons buttons -> compare(check, button(buttons.of(), check.received()));
            case DeviceModel.Profile.Caller caller -> {
                CallerTranscript heard = CallerTranscript.of(caller.of(), bytes(check.received()));
                String answer = hex(heard.acknowledged());
                yield check.sent().equals(answer) || check.sent().isEmpty()
                        ? compare(check, heard.concluded())
                        : Optional.of("line " + check.line() + ": we answer " + answer);
            }
            case DeviceModel.Profile.Sign sign -> sign(sign.of(), check);
        };
    }

    private static Optional<String> sign(SignProfile profile, DeviceModel.Check check) {
        String sent = HEX.formatHex(SignEncoder.encode(profile, 1, check.show()));
        if (!sent.equals(check.sent())) {
            return Optional.of("line " + check.line() + ": we send " + sent);
        }
        return compare(check, SignEncoder.isClipped(profile, check.show()) ? "clipped" : "shown");
    }

    private static String button(GpioProfile profile, String line) {
        if (profile.powerLine().map(String::valueOf).equals(Optional.of(line))) {
            return "power-warning";
        }
        return Optional.ofNullable(profile.lines().get(Integer.valueOf(line)))
                .map(RatingLevel::word)
                .orElse("none");
    }

    private static Optional<String> compare(DeviceModel.Check check, String concluded) {
        return concluded.equals(check.concluded())
                ? Optional.empty()
                : Optional.of("line " + check.line() + ": we conclude \"" + concluded + "\", not \"" + check.concluded()
                        + "\"");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String hex(List<Byte> bytes) {
        byte[] plain = new byte[bytes.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = bytes.get(i);
        }
        return HEX.formatHex(plain);
    }
}
