package org.paihao.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.paihao.config.HallFile;
import org.paihao.core.id.TerminalId;
import org.paihao.core.message.Directive;
import org.paihao.core.plan.Display;
import org.paihao.role.hub.Hub;
import org.paihao.role.hub.PhoneDesk;
import org.paihao.role.hub.Presence;
import org.paihao.role.kiosk.Tokens;

/** Tickets for phones, where the hall gives them: its screens are told again and again which code lets in now. */
final class Phones {
    /** A screen that starts, or that missed a word, has it soon. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final String KEPT_PRESENCE = "presence-secret";

    private final Hub hub;
    private final Optional<PhoneDesk> desk;
    private final BiConsumer<TerminalId, Directive> send;
    private final Consumer<Directive> here;
    private Instant next = Instant.MIN;
    private String said = "";

    private Phones(
            Hub hub, Optional<PhoneDesk> desk, BiConsumer<TerminalId, Directive> send, Consumer<Directive> here) {
        this.hub = hub;
        this.desk = desk;
        this.send = send;
        this.here = here;
    }

    /** @param here the screen this box has itself */
    static Phones of(Appliance.Core core, HubSide side, Consumer<Directive> here) {
        Optional<PhoneDesk> desk = core.hallFile()
                .flatMap(HallFile::phoneTickets)
                .map(rules -> new PhoneDesk(
                        core.self(),
                        side.hub(),
                        core.books(),
                        core.clock(),
                        new Tokens(Secrets.kept(core, Secrets.TOKENS)),
                        new Presence(Secrets.kept(core, KEPT_PRESENCE)),
                        rules));
        return new Phones(side.hub(), desk, side.wire()::command, here);
    }

    /** Empty where the hall gives no tickets to phones. */
    Optional<PhoneDesk> desk() {
        return desk;
    }

    void tick(Instant now) {
        if (desk.isEmpty()) {
            return;
        }
        String code = desk.get().code();
        if (hub.plan().phoneBase().isEmpty() || (now.isBefore(next) && code.equals(said))) {
            return;
        }
        next = now.plus(AGAIN);
        said = code;
        Directive entry = new Directive.PhoneEntry(hub.plan().phoneBase().get() + "/phone?at=" + code);
        here.accept(entry);
        for (Display display : hub.plan().displays()) {
            send.accept(display.terminal(), entry);
        }
    }
}
