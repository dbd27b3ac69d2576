package org.paihao.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paihao.app.BoxCommand;

/**
 * What a run is told.
 *
 * @param command what starts a box
 * @param data an empty folder for all boxes
 * @param length for so long there are faults
 * @param kills kill -9, spread over that time
 * @param facts about so many are to be made in that time; the machine may not come so far
 * @param seed of the faults, their victims and their times, and of what people do
 * @param counters windows of the hall
 */
record Settings(BoxCommand command, Path data, Duration length, int kills, int facts, long seed, int counters) {
    static final int KIOSKS = 2;

    /** Boxes and broker by name, in the order they are listed. */
    List<String> boxes() {
        List<String> boxes = new ArrayList<>(List.of("hub"));
        for (int i = 1; i <= KIOSKS; i++) {
            boxes.add("kiosk-" + i);
        }
        for (int i = 1; i <= counters; i++) {
            boxes.add("counter-" + i);
        }
        return boxes;
    }

    /** From {@code [--minutes N] [--kills N] [--facts N] [--seed N]}; a number that is missing has its default. */
    static Settings of(BoxCommand command, Path data, String... flags) {
        double minutes = 3;
        int kills = 40;
        int facts = 20_000;
        long seed = System.nanoTime() % 1_000_000;
        for (int i = 0; i < flags.length; i += 2) {
            if (i + 1 == flags.length) {
                throw new IllegalArgumentException(flags[i] + " needs a number");
            }
            switch (flags[i]) {
                case "--minutes" -> minutes = Double.parseDouble(flags[i + 1]);
                case "--kills" -> kills = Integer.parseInt(flags[i + 1]);
                case "--facts" -> facts = Integer.parseInt(flags[i + 1]);
                case "--seed" -> seed = Long.parseLong(flags[i + 1]);
                default ->
                    throw new IllegalArgumentException("there is no " + flags[i] + " (" + Arrays.toString(flags) + ")");
            }
        }
        return new Settings(command, data, Duration.ofMillis(Math.round(minutes * 60_000)), kills, facts, seed, 3);
    }
}
