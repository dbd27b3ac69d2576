package org.paihao.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.paihao.core.fact.Fact;
import org.paihao.core.fact.FactRead;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.TerminalId;
import org.paihao.core.label.Ordinals;
import org.paihao.report.FactCodec;
import org.paihao.role.Journal;
import org.paihao.role.StoreException;

/**
 * Looks at a kiosk's books after their process died: whether they open, are sound, have all that was answered, number
 * their facts without a gap, and whether trying every touch again settles it.
 */
final class Aftermath {
    private final Books books;
    private final Map<String, String> answered;
    private final List<String> complaints = new ArrayList<>();

    private Aftermath(Books books, Map<String, String> answered) {
        this.books = books;
        this.answered = answered;
    }

    /**
     * What is wrong; empty when all is well.
     *
     * @param answered labels by key, as the people before the screen know them
     * @param touches how many there were to be, answered or not
     * @param epoch one nobody has had
     */
    static List<String> complaints(
            Path database, Ordinals ordinals, Map<String, String> answered, int touches, long epoch) {
        Books.Setup setup = TestBooks.setup("kiosk-1", ordinals, false, epoch);
        try (Books books = Books.open(Database.file(database), setup)) {
            Aftermath aftermath = new Aftermath(books, answered);
            aftermath.integrity(database);
            aftermath.answers();
            aftermath.retries(touches);
            return aftermath.complaints;
        } catch (StoreException | SQLException e) {
            return List.of("the books do not open: " + e);
        }
    }

    private void integrity(Path database) throws SQLException {
        try (Connection connection = Database.file(database).reader();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check")) {
            String verdict = row.next() ? row.getString(1) : "nothing";
            if (!verdict.equals("ok")) {
                complaints.add("integrity: " + verdict);
            }
        }
    }

    private void answers() {
        answered.forEach((key, label) -> {
            String stored = books.answered(new Journal.RequestKey(key, TestPlan.TAX.value()))
                    .map(Journal.Answer::body)
                    .orElse("none");
            if (!stored.equals(label)) {
                complaints.add("lost: " + key + " was told " + label + ", the books have " + stored);
            }
        });
    }

    private void retries(int touches) {
        Map<String, String> settled = new TreeMap<>();
        for (int i = 0; i < touches; i++) {
            String key = UnluckyBooks.key(i);
            Journal.Answer answer = TestBooks.touch(books, key, TestPlan.TAX, TestBooks.T0);
            if (answer.status() != 201) {
                complaints.add(key + " is refused: " + answer.body());
            }
            settled.put(key, answer.body());
        }
        if (new HashSet<>(settled.values()).size() != touches) {
            complaints.add("two tickets with one label: " + settled);
        }
        List<String> labels = labels();
        if (labels.size() != touches || !new HashSet<>(labels).equals(new HashSet<>(settled.values()))) {
            complaints.add("facts of " + labels + ", answers of " + settled);
        }
    }

    /** Labels in the outbox, in the order of their facts, which follow one another without a gap. */
    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        Map<String, Long> last = new TreeMap<>();
        for (StoredFact row : books.outbox().after(0, 0, 10_000)) {
            FactRead.Known known = (FactRead.Known) FactCodec.decode(new TerminalId("kiosk-1"), row.body());
            long expected = last.merge(known.record().key().epoch(), 1L, Long::sum);
            if (known.record().key().seq() != expected) {
                complaints.add("seq " + known.record().key() + " where " + expected + " should be");
            }
            if (known.record().fact() instanceof Fact.TicketTaken taken) {
                labels.add(taken.ticket().label().toString());
            }
        }
        return labels;
    }
}
