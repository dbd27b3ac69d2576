package org.paihao.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.paihao.json.Json;
import org.paihao.role.hub.BookingDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code appliance bookings import FILE}: gives a file of appointments to a hub that runs. */
@Command(
        name = "bookings",
        description = "Appointments of a hall.",
        subcommands = {BookingsCommand.Import.class})
public final class BookingsCommand {
    /** Its parts do the work. */
    public BookingsCommand() {}

    /** The file goes to the hub as it is: only the hub knows the plan and what is booked already. */
    @Command(
            name = "import",
            description = "Give FILE (CSV) to the hub: all of it is taken, or nothing and every wrong line is named.")
    static final class Import implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofMinutes(2);

        @Parameters(paramLabel = "FILE", description = "CSV: code, service, from, to, address, crew")
        private Path file = Path.of("bookings.csv");

        @Option(names = "--hub", required = true, description = "the hub's address: http://127.0.0.1:8080")
        private URI hub = URI.create("http://127.0.0.1");

        @Option(
                names = "--token",
                required = true,
                description = "an API token with the scope bookings-write",
                defaultValue = "${env:PAIHAO_TOKEN}")
        private String token = "";

        @Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            HttpRequest request = HttpRequest.newBuilder(hub.resolve("/api/v1/appointment-imports"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200 && answer.statusCode() != 422) {
                    out.println("the hub does not take it (HTTP " + answer.statusCode() + ")");
                    return 1;
                }
                BookingDesk.Imported imported = Json.read(answer.body(), BookingDesk.Imported.class)
                        .orElseThrow(() -> new IOException("the hub's answer is empty"));
                imported.wrong().forEach(wrong -> out.println(file + ":" + wrong.line() + ": " + wrong.sentence()));
                out.println(imported.appointments() + " appointments, " + imported.added() + " of them new.");
                return imported.wrong().isEmpty() ? 0 : 1;
            }
        }
    }
}
