package org.paihao.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paihao.device.printer.PrinterProfile.Confirm;

@SuppressWarnings("NullAway.Init")
class DeviceCatalogTest {
    private static final Path DEVICES =
            Path.of(System.getProperty("paihao.home", "..")).resolve("firmware-config/devices");
    private static final Set<String> WELL = Set.of("ready", "shown", "cleared");

    @TempDir
    Path folder;

    static Stream<DeviceModel> models() {
        return DeviceCatalog.load(DEVICES).models().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsAsItsOwnTranscriptSays(DeviceModel model) {
        assertThat(Transcript.replay(model)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelHasTwoChecksAndOneOfThemIsAFault(DeviceModel model) {
        assertThat(model.checks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(model.checks())
                .anySatisfy(check -> assertThat(check.concluded())
                        .isIn(
                                "none",
                                "clipped",
                                "no-answer",
                                "paper-out",
                                "cover-open",
                                "jam",
                                "cutter",
                                "head-hot",
                                "offline"));
    }

    @Test
    void aChildSaysOnlyWhatDiffers() {
        DeviceCatalog catalog = DeviceCatalog.load(DEVICES);

        assertThat(catalog.printer("epson-tm-t88vi")).hasValueSatisfying(printer -> {
            assertThat(printer.confirm()).isEqualTo(Confirm.PRINTED);
            assertThat(printer.line().baud()).isEqualTo(38400);
            assertThat(printer.widthDots()).isEqualTo(576);
            assertThat(printer.speedMmPerSecond()).isEqualTo(250);
        });
        assertThat(catalog.printer("five-key-serial")).isEmpty();
        assertThat(catalog.pad("five-key-serial")).isPresent();
        assertThat(catalog.buttons("gpio-five-button")).isPresent();
        assertThat(catalog.scanner("generic-cdc-scanner")).isPresent();
        assertThat(catalog.caller("ff68-caller")).isPresent();
        assertThat(catalog.sign("strip-a0-90")).isPresent();
        assertThat(WELL).isNotEmpty();
    }

    private void refused(String name, String from, String to, String... saying) throws IOException {
        String good = Files.readString(DEVICES.resolve("signs/strip-d-1a.yaml"));
        assertThat(good).contains(from);
        Path file = folder.resolve("signs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, good.replace(from, to));

        assertThatThrownBy(() -> DeviceCatalog.load(folder))
                .isInstanceOf(ProfileException.class)
                .hasMessageContainingAll(saying);

        Files.delete(file);
    }

    @Test
    void whatIsWrongIsSaidWithFileLineAndASentence() throws IOException {
        String file = "strip-d-1a.yaml";

        refused(file, "cells: 16", "cels: 16", "signs/" + file, "cells is missing");
        refused(file, "cells: 16", "cells: 16\ncolour: red", "signs/" + file + ":11", "no key colour");
        refused(file, "cells: 16", "cells: many", ":10", "cells must be a number, not \"many\"");
        refused(file, "baud: 9600", "baud: 1", ":7", "baud is 1");
        refused(file, "link: {kind: serial, baud: 9600}", "link: serial", ":7", "link must have keys");
        refused(file, "frame: d-1a", "frame: zz", "no frame of a sign called zz");
        refused(file, "frame: d-1a", "frame: d-1a\nextends: nobody", "no nobody in signs");
        refused(file, "frame: d-1a", "frame: d-1a\nextends: strip-d-1a", "chain of parents");
        refused(file, "cells: 16", "cells: 16\ncells: 17", ":11", "cells");
        refused(file, "status: paper", "status: perfect", ":5", "one of paper, bench, field, proven");
        refused(file, "cells: 16", "cells: [", "signs/" + file);
        refused("other.yaml", "cells: 16", "cells: 16", "must be the name of the file");
    }
}
