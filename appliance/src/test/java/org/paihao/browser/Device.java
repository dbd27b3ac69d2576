package org.paihao.browser;

/** Screens the pages are made for, in CSS pixels. */
enum Device {
    KIOSK(1080, 1920, true),
    KIOSK_SMALL(768, 1366, true),
    PAD(1280, 800, true),
    DISPLAY(1920, 1080, false),
    COUNTER(1440, 900, false),
    COUNTER_SMALL(1280, 720, false),
    PHONE(390, 844, true),
    DESK(1280, 800, false);

    private final int width;
    private final int height;
    private final boolean touch;

    Device(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean touch() {
        return touch;
    }
}
