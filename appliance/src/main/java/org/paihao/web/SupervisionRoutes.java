package org.paihao.web;

import io.helidon.http.HeaderNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.core.Text;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.StaffId;
import org.paihao.role.Journal;
import org.paihao.role.hub.Supervision;
import org.paihao.web.view.DayExport;

/** What a supervisor changes for today, and the day as tables. */
final class SupervisionRoutes {
    private final Supervision desk;
    private final Function<Function<Text, String>, DayExport> export;

    SupervisionRoutes(Supervision desk, Function<Function<Text, String>, DayExport> export) {
        this.desk = desk;
        this.export = export;
    }

    /** Body of a move; without a profile the counter is back at the plan's. */
    record ProfileBody(Optional<ProfileId> profile) {}

    /** Body of a switch; without a word the service is as the plan says. */
    record OpenBody(Optional<Boolean> open) {}

    /** Body of an announcement; without a text it is taken down. */
    record AnnouncementBody(Optional<Text> text, int minutes) {}

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/counters/{id}/profile", Access.SUPERVISOR, this::assign),
                Route.post("/api/v1/services/{id}/open", Access.SUPERVISOR, this::open),
                Route.post("/api/v1/announcement", Access.SUPERVISOR, this::announce),
                Route.get("/api/v1/exports/{table}", Access.SUPERVISOR, this::export));
    }

    private void assign(Exchange exchange) {
        CounterId counter = exchange.path("id", CounterId::new);
        ProfileBody body = exchange.body(ProfileBody.class);
        answer(exchange, desk.assign(exchange.idempotencyKey(), counter, body.profile(), by(exchange)));
    }

    private void open(Exchange exchange) {
        ServiceId service = exchange.path("id", ServiceId::new);
        OpenBody body = exchange.body(OpenBody.class);
        answer(exchange, desk.open(exchange.idempotencyKey(), service, body.open(), by(exchange)));
    }

    private void announce(Exchange exchange) {
        String key = exchange.idempotencyKey();
        AnnouncementBody body = exchange.body(AnnouncementBody.class);
        if (body.minutes() < 1 || body.minutes() > Supervision.MINUTES_MAX) {
            throw ProblemException.badRequest("minutes are from 1 to " + Supervision.MINUTES_MAX);
        }
        boolean blank = body.text()
                .filter(text -> text.zh().isBlank() || text.en().isBlank())
                .isPresent();
        boolean lines = body.text()
                .filter(text -> (text.zh() + text.en()).chars().anyMatch(Character::isISOControl))
                .isPresent();
        if (blank || lines) {
            throw ProblemException.badRequest("an announcement is one line of text in each language");
        }
        answer(exchange, desk.announce(key, body.text(), body.minutes(), by(exchange)));
    }

    private static StaffId by(Exchange exchange) {
        return exchange.session().map(Sessions.Session::staff).orElseThrow(ProblemException::notFound);
    }

    private static void answer(Exchange exchange, Journal.Answer answer) {
        if (answer.status() != 204) {
            throw ProblemException.refused(answer.body(), Optional.empty());
        }
        exchange.noContent();
    }

    private void export(Exchange exchange) {
        boolean english = exchange.query("lang").filter("en"::equals).isPresent();
        DayExport day = export.apply(english ? Text::en : Text::zh);
        String name = exchange.path("table").replaceFirst("\\.csv$", "");
        byte[] table = day.table(name).orElseThrow(ProblemException::notFound);
        exchange.response()
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-" + day.day() + ".csv\"");
        exchange.bytes(200, "text/csv; charset=utf-8", table);
    }
}
