package org.paihao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.config.TokenFile;
import org.paihao.core.access.ApiScope;
import org.paihao.core.access.ApiToken;
import org.paihao.core.time.BusinessDay;
import picocli.CommandLine;

/** Tokens of other systems: made once, kept as a hash, taken back at once. */
class ApiTokensTest {
    @TempDir
    Path folder;

    private String make(String... options) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new TokenCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        String[] all = new String[options.length + 1];
        all[0] = file().toString();
        System.arraycopy(options, 0, all, 1, options.length);
        line.execute(all);
        return out.toString();
    }

    private Path file() {
        return folder.resolve("tokens.yaml");
    }

    @Test
    void aTokenIsPrintedOnceAndItsFileHasOnlyTheHash() throws IOException {
        String said =
                make("--id", "one-window", "--name", "一窗", "--scope", "tickets-issue,calls-act", "--counter", "c-8");
        String token = said.lines().findFirst().orElseThrow().replace("token: ", "");

        ApiToken known = TokenFile.read(file()).tokens().getFirst();

        assertThat(token).matches("[0-9a-f]{48}");
        assertThat(Files.readString(file())).doesNotContain(token);
        assertThat(known.is(ApiToken.hashOf(token))).isTrue();
        assertThat(known.is(ApiToken.hashOf(token + "x"))).isFalse();
        assertThat(known.scopes()).containsExactly(ApiScope.TICKETS_ISSUE, ApiScope.CALLS_ACT);
        assertThat(known.mayActAt("c-8")).isTrue();
        assertThat(known.mayActAt("c-9")).isFalse();
    }

    @Test
    void aSecondTokenJoinsTheFirstAndAMistakeLeavesTheFileAsItWas() throws IOException {
        make("--id", "a", "--name", "A", "--scope", "board-read");
        make("--id", "b", "--name", "B", "--scope", "board-read", "--expires", "2027-06-30");
        String before = Files.readString(file());

        assertThat(make("--id", "a", "--name", "again", "--scope", "board-read"))
                .contains("two tokens");
        assertThat(make("--id", "c", "--name", "C", "--scope", "everything")).contains("a scope is one of");
        assertThat(make("--id", "c", "--name", "C", "--scope", "board-read", "--expires", "soon"))
                .contains("tokens.yaml.new:4");

        assertThat(Files.readString(file())).isEqualTo(before);
        assertThat(TokenFile.read(file()).tokens()).hasSize(2);
        assertThat(folder).isDirectoryContaining("glob:**/tokens.yaml").isDirectoryNotContaining("glob:**/*.new");
    }

    @Test
    void aTokenIsGoodOnItsLastDayAndNotAfterIt() {
        make("--id", "b", "--name", "B", "--scope", "board-read", "--expires", "2027-06-30");
        ApiToken token = TokenFile.read(file()).tokens().getFirst();

        assertThat(token.isExpired(new BusinessDay(LocalDate.of(2027, 6, 30)))).isFalse();
        assertThat(token.isExpired(new BusinessDay(LocalDate.of(2027, 7, 1)))).isTrue();
    }

    @Test
    void aRunningBoxSeesWhatTheFileSaysNowAndLetsNobodyInWhileItCantBeRead() throws IOException {
        ApiTokens tokens = new ApiTokens(Optional.of(file()));
        assertThat(tokens.now()).isEmpty();

        make("--id", "a", "--name", "A", "--scope", "board-read");
        assertThat(tokens.now()).extracting(ApiToken::isRevoked).containsExactly(false);

        Files.writeString(file(), Files.readString(file()).replace("}", ", revoked: true}"));
        assertThat(tokens.now()).extracting(ApiToken::isRevoked).containsExactly(true);

        Files.writeString(file(), "tokens: [nonsense");
        assertThat(tokens.now()).isEmpty();
    }
}
