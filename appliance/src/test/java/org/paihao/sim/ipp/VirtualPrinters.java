package org.paihao.sim.ipp;

import java.nio.file.Path;

/** Starts the virtual printer with the command of this checkout. */
public final class VirtualPrinters {
    private VirtualPrinters() {}

    public static VirtualIppPrinter start() {
        return VirtualIppPrinter.start(
                Path.of(System.getProperty("paihao.home", ".."), "provisioning/dev/virtual-printer"));
    }
}
