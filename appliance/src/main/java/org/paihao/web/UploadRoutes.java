package org.paihao.web;

import io.helidon.http.HeaderNames;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paihao.core.Text;
import org.paihao.core.printjob.JobReason;
import org.paihao.role.printstation.PrintStation;
import org.paihao.role.printstation.UploadOutcome;
import org.paihao.role.printstation.UploadView;

/** Phones that scanned the print station's QR: one document each. Only on the phone listener. */
final class UploadRoutes {
    /** Long names are cut by the station; this only bounds what is decoded. */
    private static final int NAME_MAX = 600;

    private final PrintStation station;
    private final Supplier<Text> hall;

    UploadRoutes(PrintStation station, Supplier<Text> hall) {
        this.station = station;
        this.hall = hall;
    }

    /** What the phone shows. */
    record View(
            Text hall,
            String state,
            @Nullable String name,
            @Nullable Integer pages,
            @Nullable String reason,
            long maxBytes) {}

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/phone/api/uploads/{token}",
                        Access.ANYBODY,
                        exchange -> exchange.json(200, view(exchange.path("token")))),
                Route.put("/phone/api/uploads/{token}", Access.ANYBODY, this::upload));
    }

    private View view(String token) {
        UploadView now = station.upload(token);
        return new View(hall.get(), now.state(), now.name(), now.pages(), now.reason(), now.maxBytes());
    }

    private void upload(Exchange exchange) {
        String token = exchange.path("token");
        String name = exchange.header(HeaderNames.create("X-File-Name"))
                .filter(text -> text.length() <= NAME_MAX)
                .map(UploadRoutes::decoded)
                .orElse("");
        AtomicReference<UploadOutcome> outcome = new AtomicReference<>(new UploadOutcome.Lost());
        LongRequest.run(request -> outcome.set(
                station.upload(token, new Moving(exchange.request().content().inputStream(), request), name)));
        switch (outcome.get()) {
            case UploadOutcome.Accepted ignored -> exchange.json(202, view(token));
            case UploadOutcome.Busy ignored -> throw ProblemException.refused("busy", Optional.empty());
            case UploadOutcome.Expired ignored ->
                throw new ProblemException(410, "expired", "This code is too old or has been used");
            case UploadOutcome.Refused no ->
                throw new ProblemException(
                        no.why() == JobReason.TOO_LARGE ? 413 : 503, no.why().word(), "The document can't be taken");
            case UploadOutcome.Lost ignored ->
                throw new ProblemException(409, "lost", "The document did not arrive whole");
        }
    }

    /** Says whenever bytes have come. */
    private static final class Moving extends FilterInputStream {
        private final LongRequest request;

        Moving(InputStream in, LongRequest request) {
            super(in);
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            request.moved();
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            request.moved();
            return read;
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
