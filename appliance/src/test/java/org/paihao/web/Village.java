package org.paihao.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paihao.app.Appliance;
import org.paihao.config.ApplianceFile;
import org.paihao.core.access.ApiScope;
import org.paihao.core.access.ApiToken;
import org.paihao.hall.OpenHall;
import org.paihao.json.Json;

/** Boxes as tests of the web layer need them: one process each, without a broker; their hub is in them or away. */
final class Village {
    private static final Path HOME = Path.of("..");
    /** The token of another system; the box knows only its digest. */
    static final String TOKEN = "a-token-of-another-system";

    private Village() {}

    /** A village station: every role and every twin in one box. */
    static Appliance station(Path folder) {
        return box(
                folder,
                "",
                "roles: [hub, kiosk, counter, pad, display, print-station]\nordinal: 2\ncounter: counter-14\n"
                        + hub() + """
                        devices:
                          printer: {model: epson-tm-t88vi, port: twin}
                          scanner: {model: generic-cdc-scanner, port: twin}
                          gpio: {model: gpio-five-button, chip: twin}
                          ipp-printer: {uri: twin}
                        """);
    }

    /** A hub alone, without any device. */
    static Appliance hub(Path folder) {
        return hub(folder, "");
    }

    /** A hub whose plan says more. */
    static Appliance hub(Path folder, String plan) {
        return box(folder, plan, "roles: [hub]\n" + hub());
    }

    private static String hub() {
        return "plan: hall.yaml\nphone: {bind: 127.0.0.1, port: 0, address: \"http://127.0.0.1:1\"}\n"
                + "api-tokens: tokens.yaml\n";
    }

    /** A token of every scope, and for each scope one that has all the others. */
    private static String tokens() {
        StringBuilder yaml = new StringBuilder("tokens:\n").append(token("all", TOKEN, Set.of()));
        for (ApiScope scope : ApiScope.values()) {
            String lacks = Json.dashed(scope.name());
            yaml.append(token("no-" + lacks, TOKEN + lacks, Set.of(scope)));
        }
        return yaml.toString();
    }

    private static String token(String id, String token, Set<ApiScope> without) {
        String scopes = Stream.of(ApiScope.values())
                .filter(scope -> !without.contains(scope))
                .map(scope -> Json.dashed(scope.name()))
                .collect(Collectors.joining(", "));
        return "  - {id: " + id + ", name: 一窗, hash: " + ApiToken.hashOf(token) + ", scopes: [" + scopes + "]}\n";
    }

    private static Appliance box(Path folder, String plan, String rest) {
        try {
            Path hall = OpenHall.write(HOME, folder.resolve("hall.yaml"));
            Files.writeString(hall, plan, StandardOpenOption.APPEND);
            Files.writeString(folder.resolve("tokens.yaml"), tokens());
            Path file = folder.resolve("appliance.yaml");
            // Nobody listens at the broker's address: the box is on its own.
            Files.writeString(file, """
                    terminal: station
                    name: {zh: 村站, en: Village}
                    hall: yunxi
                    http: {bind: 127.0.0.1, port: 0}
                    link: {broker: "tcp://127.0.0.1:1"}
                    """ + rest);
            return Appliance.start(new Appliance.Start(ApplianceFile.read(file), folder, folder.resolve("data"), HOME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
