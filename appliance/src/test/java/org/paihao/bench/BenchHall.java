package org.paihao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plan of the bench: 26 services with all labels there are, so that a run does not use up the day's labels. */
public final class BenchHall {
    public static final int SERVICES = 26;
    static final String COUNTER = "counter-1";
    /** The first member of staff, whose PIN is the number. */
    public static final String STAFF = "1001";
    /** The PIN of the example hall's first member of staff. */
    private static final String PIN_HASH = "pbkdf2:120000:0b5968bf7523339d88a5e11e9ab8521a:"
            + "477a173018fcd794dbaad7b727f5818a0aa9e3bc896c0ecb801dd8b6ec5d08ce";

    private BenchHall() {}

    /** Id of a service; numbers beyond the last begin anew. */
    public static String service(long number) {
        return "service-" + Math.floorMod(number, SERVICES);
    }

    /** Id of the counter of a number, from 1. */
    public static String counter(int number) {
        return "counter-" + number;
    }

    /** Who works at a counter; the PIN is that of the first. */
    public static String staff(int number) {
        return Integer.toString(1_000 + number);
    }

    /** Writes {@code hall.yaml} into a folder. */
    static Path write(Path folder) {
        return write(folder, 1);
    }

    /** With so many counters, each for every service. */
    public static Path write(Path folder, int counters) {
        StringBuilder yaml = new StringBuilder("""
                version: 1
                hall: yunxi
                name: {zh: 云溪县政务服务中心, en: Yunxi County Service Centre}
                time-zone: Asia/Shanghai
                roll-over: "04:00"
                hours: {}
                """);
        yaml.append("zones:\n");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < SERVICES; i++) {
            yaml.append("  - {id: zone-" + i + ", letter: " + letter(i)
                    + ", name: {zh: 综合窗口, en: General}, where: {zh: " + "2 楼 " + letter(i) + " 区, en: \"Floor 2\"}}\n");
            all.append(i == 0 ? "" : ", ").append(service(i));
        }
        yaml.append("services:\n");
        for (int i = 0; i < SERVICES; i++) {
            yaml.append(
                    "  - {id: " + service(i) + ", zone: zone-" + i + ", name: {zh: 社保卡办理, en: Social security card},"
                            + " series: {letter: " + letter(i) + ", from: 1, to: 999}}\n");
        }
        yaml.append("counters:\n");
        for (int i = 1; i <= counters; i++) {
            yaml.append("  - {id: " + counter(i) + ", number: \"" + i + "\", name: {zh: 综合窗口 " + i + ", en: General "
                    + i + "}, zone: zone-0, services: [" + all + "]}\n");
        }
        yaml.append("displays: []\nelder: []\nstaff:\n");
        for (int i = 1; i <= counters; i++) {
            yaml.append("  - {id: \"" + staff(i) + "\", name: 王芳, role: staff, pin-hash: \"" + PIN_HASH + "\"}\n");
        }
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("hall.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String letter(int service) {
        return "\"" + (char) ('A' + service) + "\"";
    }
}
