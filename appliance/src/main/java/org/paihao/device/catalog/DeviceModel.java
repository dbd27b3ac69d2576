package org.paihao.device.catalog;

import java.util.List;
import org.paihao.device.caller.CallerProfile;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.device.pad.PadProfile;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.device.scanner.ScannerProfile;
import org.paihao.device.sign.SignProfile;

/**
 * One model of the catalog.
 *
 * @param kind folder it lies in: {@code printers}, {@code scanners}, {@code pads}, {@code callers}, {@code signs}
 * @param evidence where the facts come from
 */
public record DeviceModel(
        String id,
        String kind,
        String vendor,
        String model,
        Status status,
        String evidence,
        Profile profile,
        List<Check> checks) {
    public DeviceModel {
        checks = List.copyOf(checks);
    }

    /** How well we know it. */
    public enum Status {
        /** Written from documents; never tried. */
        PAPER,
        /** Tried on a bench. */
        BENCH,
        /** Works in a hall. */
        FIELD,
        /** Works in several halls for months. */
        PROVEN
    }

    /** What the drivers get. */
    public sealed interface Profile {
        record Printer(PrinterProfile of) implements Profile {}

        record Scanner(ScannerProfile of) implements Profile {}

        record Pad(PadProfile of) implements Profile {}

        record Buttons(GpioProfile of) implements Profile {}

        record Caller(CallerProfile of) implements Profile {}

        record Sign(SignProfile of) implements Profile {}
    }

    /**
     * One line of the model's own transcript.
     *
     * @param sent bytes to the device as hex, as they must be (signs, callers) or as the question (printers)
     * @param received bytes from the device as hex
     * @param show text for a sign
     * @param concluded what we must make of it
     */
    public record Check(String sent, String received, String show, String concluded, int line) {}
}
