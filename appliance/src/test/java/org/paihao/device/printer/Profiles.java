package org.paihao.device.printer;

import org.paihao.device.port.LineSettings;
import org.paihao.device.printer.PrinterProfile.Confirm;
import org.paihao.device.printer.PrinterProfile.Cutter;

/** Printer profiles for tests. */
final class Profiles {
    private Profiles() {}

    /** So fast a paper that tests do not wait for it. */
    static PrinterProfile fast(Confirm confirm) {
        return new PrinterProfile(
                "test",
                "Test",
                LineSettings.of(4_000_000),
                576,
                48,
                8,
                100_000,
                12,
                0,
                Cutter.PARTIAL,
                confirm,
                true,
                true);
    }

    static PrinterProfile wide9600(Confirm confirm) {
        return new PrinterProfile(
                "test", "Test", LineSettings.of(9600), 576, 48, 8, 150, 12, 300, Cutter.PARTIAL, confirm, true, true);
    }

    static PrinterProfile narrow() {
        return new PrinterProfile(
                "test",
                "Test",
                LineSettings.of(9600),
                384,
                32,
                8,
                100_000,
                12,
                0,
                Cutter.NONE,
                Confirm.PARSED,
                true,
                false);
    }
}
