package org.paihao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in a configuration is named with its file, its line and a sentence. */
final class ConfigTest {
    private static final Path HOME = Path.of(System.getProperty("paihao.home", ".."));
    private static final String KIOSK = """
            terminal: kiosk-1
            name: {zh: 取号机, en: Kiosk}
            hall: yunxi
            roles: [kiosk]
            ordinal: 2
            http: {bind: 127.0.0.1, port: 8081}
            link:
              broker: "tcp://127.0.0.1:1883"
              user: kiosk-1
            devices:
              printer: {model: epson-tm-t88vi, port: twin}
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("appliance.yaml"), text);
    }

    /** The message after the file's name: {@code line: sentence}. */
    private String fault(String text) throws IOException {
        Path file = file(text);
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> ApplianceFile.read(file));
        assertThat(e).as("read without a fault:\n%s", text).isNotNull();
        assertThat(e).hasMessageStartingWith(file + ":");
        return String.valueOf(e.getMessage()).substring(file.toString().length() + 1);
    }

    private static String hall() throws IOException {
        return Files.readString(HOME.resolve("firmware-config/halls/yunxi/hall.yaml"));
    }

    private String hallFault(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("hall.yaml"), text);
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> HallFile.read(file));
        assertThat(e).as("read without a fault").isNotNull();
        return String.valueOf(e.getMessage()).substring(file.toString().length() + 1);
    }

    /** The number of the first line that holds a text, counted from 1. */
    private static int line(String text, String part) {
        return (int) text.lines().takeWhile(line -> !line.contains(part)).count() + 1;
    }

    @Test
    void aGoodFileIsReadWhole() throws IOException {
        ApplianceConfig config = ApplianceFile.read(file(KIOSK));

        assertThat(config.terminal()).hasToString("kiosk-1");
        assertThat(config.ordinal()).contains(2);
        assertThat(config.hardware().printer().orElseThrow().twin()).isTrue();
        assertThat(config.hardware().scanner()).isEmpty();
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndWhatIsPossible() throws IOException {
        assertThat(fault(KIOSK.replace("ordinal:", "ordnial:")))
                .startsWith("5: unknown key 'ordnial'")
                .contains("ordinal");
        assertThat(fault(KIOSK.replace("  user:", "  usr:"))).startsWith("9: unknown key 'usr'");
    }

    @Test
    void aWrongTypeIsNamedWithItsLine() throws IOException {
        assertThat(fault(KIOSK.replace("ordinal: 2", "ordinal: two"))).startsWith("5: 'ordinal'");
        assertThat(fault(KIOSK.replace("port: 8081", "port: {}"))).startsWith("6: 'http/port'");
        assertThat(fault(KIOSK.replace("[kiosk]", "[keosk]")))
                .startsWith("4: 'roles/0': 'keosk'")
                .contains("kiosk");
        assertThat(fault(KIOSK.replace("terminal: kiosk-1", "terminal: KIOSK 1")))
                .startsWith("1: 'terminal'");
    }

    @Test
    void aMistakeInAWebhookIsNamedWithItsLine() throws IOException {
        String hub = KIOSK.replace("[kiosk]", "[hub]") + """
                plan: hall.yaml
                webhooks:
                  - {id: city, url: "https://city.example/x", events: [ticket-taken], secret-file: s}
                  - {id: more, url: "https://more.example/x", events: [ticket-taken], secret-file: s}
                """;
        int first = line(hub, "id: city");
        assertThat(ApplianceFile.read(file(hub)).webhooks().orElseThrow()).hasSize(2);
        assertThat(fault(hub.replace("[hub]", "[kiosk]"))).contains("only the hub");
        assertThat(fault(hub.replace("https://city", "ftp://city"))).startsWith(first + ": an address begins");
        assertThat(fault(hub.replace("https://city", "https://user@city"))).startsWith(first + ": an address begins");
        assertThat(fault(hub.replace("[ticket-taken]", "[]"))).startsWith(first + ": a webhook without");
        assertThat(fault(hub.replace("ticket-taken", "ticket-sold")))
                .startsWith(first + ":")
                .contains("ticket-taken");
        assertThat(fault(hub.replace("id: more", "id: city"))).startsWith((first + 1) + ": two webhooks");
    }

    @Test
    void aMissingKeyIsNamed() throws IOException {
        assertThat(fault(KIOSK.replace("hall: yunxi\n", ""))).contains("key 'hall' is missing");
        assertThat(fault(KIOSK.replace("  broker: \"tcp://127.0.0.1:1883\"\n", "")))
                .contains("key 'broker' is missing in 'link'")
                .matches("(?s)[789]: .*");
        assertThat(fault(KIOSK.replace("ordinal: 2\n", ""))).startsWith("4: a kiosk needs the key 'ordinal'");
        assertThat(fault(KIOSK.replace("[kiosk]", "[counter]"))).startsWith("4: a counter or pad needs");
        assertThat(fault(KIOSK.replace("[kiosk]", "[hub]"))).startsWith("4: the hub needs");
    }

    @Test
    void whatIsOutOfRangeIsNamedWithItsLine() throws IOException {
        assertThat(fault(KIOSK.replace("ordinal: 2", "ordinal: 80"))).startsWith("5: a kiosk's ordinal");
        assertThat(fault(KIOSK.replace("8081", "80810"))).startsWith("6: a port lies within");
        assertThat(fault(KIOSK.replace("hall: yunxi", "hall: Yun Xi"))).startsWith("3: the hall's id");
    }

    @Test
    void whatIsNoYamlIsSaidToBeNone() throws IOException {
        assertThat(fault("terminal: kiosk-1\n\tname: x")).startsWith("2: this is not YAML");
        assertThat(fault("")).startsWith("1: ");
        assertThatThrownBy(() -> ApplianceFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void everyReferenceOfAPlanMustBeGood() throws IOException {
        String good = hall();
        String zone = good.replaceFirst("(?m)^(  - \\{?id: [a-z0-9-]+, zone: )[a-z0-9-]+", "$1nowhere");
        assertThat(zone).isNotEqualTo(good);
        assertThat(hallFault(zone)).startsWith(line(zone, "nowhere") + ": there is no zone 'nowhere'");

        String counter = good.replaceFirst("services: \\[[a-z0-9-]+", "services: [nothing");
        assertThat(counter).isNotEqualTo(good);
        assertThat(hallFault(counter)).startsWith(line(counter, "nothing") + ": there is no service 'nothing'");
    }

    @Test
    void labelsOfTwoServicesMustNotMeetAndNoIdStandsTwice() throws IOException {
        String good = hall();
        String from = good.replaceFirst("from: \\d+, to: \\d+", "from: 1, to: 999");
        assertThat(hallFault(from)).contains("overlap");
        String staff = good.replace("id: \"1002\"", "id: \"1001\"");
        assertThat(hallFault(staff)).startsWith(line(staff, "李军") + ": '1001' stands twice");
    }

    @Test
    void aPinInTheClearIsNoPinHash() throws IOException {
        String clear = hall().replaceFirst("pin-hash: \"pbkdf2[^\"]*\"", "pin-hash: \"1001\"");

        assertThat(hallFault(clear)).startsWith(line(clear, "王芳") + ": ").contains("appliance pin");
    }

    @Test
    void allFilesThatShipAreGood() throws IOException {
        try (Stream<Path> all = Files.walk(HOME.resolve("firmware-config"))) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                if (file.getFileName().toString().equals("hall.yaml")) {
                    assertThat(HallFile.read(file).plan().services()).isNotEmpty();
                } else if (file.toString().contains("/roles/")) {
                    assertThat(ApplianceFile.read(file).roles()).as("%s", file).isNotEmpty();
                }
            }
        }
    }
}
