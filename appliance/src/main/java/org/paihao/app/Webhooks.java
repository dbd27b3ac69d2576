package org.paihao.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paihao.config.ApplianceConfig;
import org.paihao.config.ConfigException;
import org.paihao.core.Text;
import org.paihao.core.fact.FactRead;
import org.paihao.hook.Hook;
import org.paihao.hook.HookPace;
import org.paihao.hook.HookSettings;
import org.paihao.hook.HookSource;
import org.paihao.report.FactCodec;
import org.paihao.role.hub.Ledger;
import org.paihao.store.Books;
import org.paihao.web.view.HubView;

/** The hub's webhooks, as its file names them. */
final class Webhooks implements AutoCloseable {
    private static final int SECRET_MIN = 16;

    private final List<Hook> hooks;

    private Webhooks(List<Hook> hooks) {
        this.hooks = List.copyOf(hooks);
    }

    static Webhooks open(Appliance.Start start, Appliance.Core core) {
        List<Hook> hooks = new ArrayList<>();
        for (ApplianceConfig.Webhook hook : start.config().webhooks().orElse(List.of())) {
            HookSettings settings = new HookSettings(
                    hook.id(),
                    URI.create(hook.url()),
                    Set.copyOf(hook.events()),
                    secret(start.folder().resolve(hook.secretFile())));
            hooks.add(Hook.open(
                    settings, HookPace.HALL, start.config().hall(), new Source(core.books()), core.clock()::now));
        }
        core.books().onCommit(() -> hooks.forEach(Hook::wake));
        return new Webhooks(hooks);
    }

    private record Source(Books books) implements HookSource {
        @Override
        public List<Ledger.Numbered> after(long id, int limit) {
            return books.after(id, limit);
        }

        @Override
        public long end() {
            return books.end();
        }

        @Override
        public FactRead read(Ledger.Numbered row) {
            return FactCodec.decode(row.terminal(), row.body());
        }

        @Override
        public Optional<String> kept(String name) {
            return books.kept(name);
        }

        @Override
        public void keep(String name, String value) {
            books.commit(entry -> {
                entry.keep(name, value);
                return Boolean.TRUE;
            });
        }
    }

    private static String secret(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.length() < SECRET_MIN) {
                throw new ConfigException(file.toString(), 1, "a secret has at least " + SECRET_MIN + " characters");
            }
            return secret;
        } catch (IOException e) {
            throw new ConfigException(file.toString(), 0, "the secret can't be read");
        }
    }

    /** The receivers that have taken nothing for long: a person should look. */
    List<HubView.AttentionLine> attention() {
        List<HubView.AttentionLine> lines = new ArrayList<>();
        for (Hook hook : hooks) {
            Optional<Hook.Failing> dead = hook.dead();
            dead.ifPresent(failing -> lines.add(new HubView.AttentionLine(
                    failing.since(),
                    hook.id(),
                    "webhook",
                    new Text("对接系统收不到消息：" + failing.last(), "the other system takes no events: " + failing.last()))));
        }
        return lines;
    }

    @Override
    public void close() {
        hooks.forEach(Hook::close);
    }
}
