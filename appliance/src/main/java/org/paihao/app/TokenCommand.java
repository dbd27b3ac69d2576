package org.paihao.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.paihao.config.TokenFile;
import org.paihao.core.access.ApiScope;
import org.paihao.core.access.ApiToken;
import org.paihao.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appliance token FILE}: gives another system a token. */
@Command(
        name = "token",
        description =
                "Make an API token for another system: prints it once, and adds its hash and scopes to FILE, which"
                        + " 'api-tokens' in appliance.yaml names. A running box takes it at once.")
final class TokenCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES = 24;

    @Parameters(paramLabel = "FILE", description = "tokens.yaml; made when it is not there")
    private Path file = Path.of("tokens.yaml");

    @Option(names = "--id", required = true, description = "short, for logs: a-z, 0-9 and -")
    private String id = "";

    @Option(names = "--name", required = true, description = "who has it")
    private String name = "";

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            description = "tickets-issue, tickets-read, calls-act, bookings-write, board-read, reports-read")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--counter", split = ",", description = "where calls-act holds; every counter when not given")
    private List<String> counters = new ArrayList<>();

    @Option(names = "--expires", description = "its last day: 2027-06-30")
    private String expires = "";

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> known = List.of(ApiScope.values()).stream()
                .map(scope -> Json.dashed(scope.name()))
                .toList();
        if (!known.containsAll(scopes)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "a scope is one of " + known);
        }
        if (name.contains("\"") || name.contains("\\") || name.contains("\n")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "a name has no quotes");
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        add(line(token));
        PrintWriter out = spec.commandLine().getOut();
        out.println("token: " + token);
        out.println("It is not stored and can't be shown again. Its line is in " + file + ".");
        return 0;
    }

    private String line(String token) {
        return "  - {id: " + id + ", name: \"" + name + "\", hash: " + ApiToken.hashOf(token) + ", scopes: ["
                + String.join(", ", scopes) + "]"
                + (counters.isEmpty() ? "" : ", counters: [" + String.join(", ", counters) + "]")
                + (expires.isEmpty() ? "" : ", expires: \"" + expires + "\"")
                + "}\n";
    }

    /** The file is replaced as a whole, once it can be read: a box that looks meanwhile finds the old one. */
    private void add(String line) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "tokens:\n";
        Path next = file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
        Files.write(next, (before.stripTrailing() + "\n" + line).getBytes(StandardCharsets.UTF_8));
        try {
            TokenFile.read(next);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
