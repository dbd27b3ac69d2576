package org.paihao.device.ipp;

import java.util.Collection;
import java.util.stream.Stream;

/** What a printer complains of, from its printer-state-reasons (RFC 8011 §5.4.12, PWG 5100.9). */
public enum PrinterTrouble {
    NONE("none", ""),
    JAM("jam", "media-jam"),
    COVER_OPEN("cover-open", "cover-open door-open interlock-open"),
    PAPER_OUT("paper-out", "media-empty media-needed input-tray-missing input-media-supply-empty"),
    SUPPLY_EMPTY("supply-empty", "toner-empty marker-supply-empty developer-empty marker-waste-full"),
    /** Somebody must look, and we have no better word. */
    OTHER("attention", "paused shutdown stopped-partly fuser- opc-life-over output-area-full");

    private final String word;
    /** Beginnings of reasons, with a space between. */
    private final String prefixes;

    PrinterTrouble(String word, String prefixes) {
        this.word = word;
        this.prefixes = prefixes;
    }

    public String word() {
        return word;
    }

    /**
     * The worst of the printer's reasons, by prefix: the same fault is {@code media-empty-error} on one printer and
     * {@code media-empty-warning} on the next (ippeveprinter even changes it). What merely runs low is no trouble.
     */
    public static PrinterTrouble of(Collection<String> reasons) {
        for (PrinterTrouble trouble : values()) {
            if (reasons.stream().anyMatch(trouble::names)) {
                return trouble;
            }
        }
        return NONE;
    }

    private boolean names(String reason) {
        return !prefixes.isEmpty() && Stream.of(prefixes.split(" ")).anyMatch(reason::startsWith);
    }
}
