package org.paihao.sim.device;

import org.paihao.sim.device.PrinterTwin.Paper;

/** What sensors and levers of a virtual printer say, and the status bytes they make (Epson TM-T88III guide p. 316). */
final class PrinterPanel {
    Paper paper = Paper.OK;
    boolean coverOpen;
    boolean jam;
    boolean hanging;

    boolean canPrint() {
        return paper != Paper.OUT && !coverOpen && !jam && !hanging;
    }

    /** Answer to {@code DLE EOT n}. */
    int realTimeStatus(int n) {
        int status = 0x12;
        switch (n) {
            case 1 -> status |= canPrint() ? 0 : 0x08;
            case 2 -> {
                status |= coverOpen ? 0x04 : 0;
                status |= paper == Paper.OUT ? 0x20 : 0;
                status |= jam ? 0x40 : 0;
            }
            case 3 -> status |= jam ? 0x04 : 0;
            default -> {
                status |= paper != Paper.OK ? 0x0C : 0;
                status |= paper == Paper.OUT ? 0x60 : 0;
            }
        }
        return status;
    }

    /** Answer to {@code GS r 1}. */
    int paperSensor() {
        return (paper != Paper.OK ? 0x03 : 0) | (paper == Paper.OUT ? 0x0C : 0);
    }
}
