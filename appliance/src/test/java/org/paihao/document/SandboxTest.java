package org.paihao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool can see and do inside, asked by shell scripts that stand in for a tool that was taken over. */
class SandboxTest {
    private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(10), 5, 600_000_000, 1 << 16);

    @TempDir
    private Path temp;

    @Test
    void aToolThatWasTakenOverSeesNoFilesOfTheMachine() throws IOException {
        String seen = run("ls / ; ls /etc; ls /home /root /var 2>&1; ls /tmp; env", LIMITS);

        assertThat(seen.lines())
                .contains("usr", "tmp", "in")
                .doesNotContain("home", "root", "proc", "sys", "run", "passwd")
                .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.startsWith("PATH=" + temp));
    }

    @Test
    void aToolThatWasTakenOverHasNoNetworkAndCannotWriteAnywhereButItsOwnTmp() throws IOException {
        String seen = run(
                "touch /usr/x /in/document 2>/dev/null && echo wrote; touch /tmp/x && echo tmp;"
                        + " exec 3<>/dev/tcp/127.0.0.1/22 && echo net; true",
                LIMITS);

        assertThat(seen.lines()).containsExactly("tmp");
    }

    @Test
    void whatRunsForEverIsKilledWithItsChildren() throws IOException {
        SandboxLimits brief = new SandboxLimits(Duration.ofMillis(300), 5, 600_000_000, 1 << 16);

        SandboxOutcome outcome = outcome("sleep 1000 & sleep 1000", brief, OutputStream.nullOutputStream());

        assertThat(outcome).isEqualTo(new SandboxOutcome.TimedOut());
        assertThat(ProcessHandle.allProcesses()
                        .filter(handle -> handle.info().commandLine().orElse("").contains("sleep 1000")))
                .isEmpty();
    }

    @Test
    void whatComputesForEverIsKilledByTheKernel() throws IOException {
        SandboxLimits oneSecond = new SandboxLimits(Duration.ofSeconds(20), 1, 600_000_000, 1 << 16);

        SandboxOutcome outcome = outcome("while :; do :; done", oneSecond, OutputStream.nullOutputStream());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SandboxOutcome.Killed.class,
                        killed -> assertThat(killed.byCpuLimit()).isTrue());
    }

    @Test
    void whatTalksForEverIsKilledAndNothingBeyondTheLimitIsKept() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();

        SandboxOutcome outcome = outcome("while :; do echo 0123456789; done", LIMITS, kept);

        assertThat(outcome).isEqualTo(new SandboxOutcome.TooMuchOutput());
        assertThat(kept.size()).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void everyByteOfAToolThatEndsAtOnceArrivesEachTime() throws IOException {
        for (int i = 0; i < 150; i++) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();

            SandboxOutcome outcome = outcome("echo 0123456789; echo oops >&2", LIMITS, kept);

            assertThat(outcome).as("run %d", i).isEqualTo(new SandboxOutcome.Result("oops\n"));
            assertThat(kept.size()).as("run %d", i).isEqualTo(11);
        }
    }

    @Test
    void messagesAreBoundedAndDoNotBlockTheTool() throws IOException {
        SandboxOutcome outcome = outcome(
                "i=0; while [ $i -lt 20000 ]; do echo 0123456789 >&2; i=$((i+1)); done; exit 3",
                LIMITS,
                OutputStream.nullOutputStream());

        assertThat(outcome).isInstanceOfSatisfying(SandboxOutcome.BadFile.class, bad -> {
            assertThat(bad.exitCode()).isEqualTo(3);
            assertThat(bad.messages().length()).isLessThanOrEqualTo(16 * 1024);
        });
    }

    @Test
    void aMachineWithoutTheToolsIsToldWhatToInstall() {
        Sandbox bare = new Sandbox(List.of(temp), Tool::program);

        assertThat(bare.missing())
                .contains(
                        "bwrap is not installed: apt install bubblewrap",
                        "pdftocairo is not installed: apt install poppler-utils");
        assertThatThrownBy(() -> bare.run(Tool.PDFINFO, List.of(), temp, LIMITS, OutputStream.nullOutputStream()))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("apt install bubblewrap");
        assertThat(new Sandbox().missing()).isEmpty();
    }

    @Test
    void aMachineThatForbidsSandboxesIsNotMistakenForABadFile() throws IOException {
        script("bwrap", "echo 'bwrap: No permissions to create new namespace' >&2; exit 1");
        script("prlimit", "");
        script("pdfinfo", "");

        assertThatThrownBy(() -> new Sandbox(List.of(temp), Tool::program)
                        .run(Tool.PDFINFO, List.of(), temp, LIMITS, OutputStream.nullOutputStream()))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("user namespaces");
    }

    private String run(String script, SandboxLimits limits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(outcome(script, limits, out)).isInstanceOf(SandboxOutcome.Result.class);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The real sandbox, but with a shell in the tool's place. */
    private SandboxOutcome outcome(String script, SandboxLimits limits, OutputStream out) throws IOException {
        Path input = Files.writeString(temp.resolve("input"), "x");
        return new Sandbox(List.of(Path.of("/usr/bin")), tool -> "bash")
                .run(Tool.PDFINFO, List.of("-c", script), input, limits, out);
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
