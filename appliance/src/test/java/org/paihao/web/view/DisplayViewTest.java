package org.paihao.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.id.CallId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.label.Label;
import org.paihao.core.message.Board;
import org.paihao.core.message.BoardView;
import org.paihao.core.message.Live;
import org.paihao.role.FakeHall;
import org.paihao.role.HubLine;
import org.paihao.role.display.Wall;

final class DisplayViewTest {
    private static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
    private static final TicketId TICKET = TicketId.ofBooking("x");

    private final FakeHall hall = new FakeHall("display-1");
    private final Wall wall = new Wall(hall, counter -> true, () -> T0);
    private BoardView heard = BoardView.NONE.with(new Board(T0, Map.of(), List.of(), List.of()));

    private DisplayView at(int seconds, boolean up, int since) {
        return DisplayView.of(
                TestPlan.plan(),
                new TerminalId("display-1"),
                heard,
                wall,
                new HubLine.Status(up, T0.plusSeconds(since)),
                T0.plusSeconds(seconds).atZone(ZoneOffset.UTC));
    }

    private void called(int seconds) {
        Live word = new Live.Called(
                new CallId(TICKET.value()),
                TICKET,
                new Label('A', 7),
                TestPlan.TAX,
                TestPlan.ONE,
                0,
                T0.plusSeconds(seconds));
        heard = heard.with(word);
        hall.hear(word);
    }

    @Test
    void withTheHubAScreenIsNeverSilent() {
        assertThat(at(3_600, true, 0).silentSeconds()).isEmpty();
    }

    @Test
    void fifteenSecondsAfterTheHubWentPeopleAreToldToListenAndForHowLong() {
        assertThat(at(114, false, 100).silentSeconds()).isEmpty();
        assertThat(at(115, false, 100).silentSeconds()).isEqualTo(Optional.of(15L));
        assertThat(at(700, false, 100).silentSeconds()).isEqualTo(Optional.of(600L));
    }

    @Test
    void aCallThatIsHeardWithoutTheHubIsShownAndBreaksTheSilence() {
        called(690);
        DisplayView view = at(700, false, 100);
        assertThat(view.silentSeconds()).isEmpty();
        assertThat(view.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.label()).isEqualTo("A007"));
        assertThat(view.asOf()).contains(T0.plusSeconds(690));
        assertThat(at(705, false, 100).silentSeconds()).isEqualTo(Optional.of(15L));
    }
}
