package org.paihao.role.printstation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.core.printjob.Ending;
import org.paihao.core.printjob.JobId;
import org.paihao.core.printjob.JobReason;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.core.printjob.PrintLimits;
import org.paihao.document.IntakeRefusal;
import org.paihao.document.IntakeResult;

class PrintStationUploadTest {
    @TempDir
    private Path temp;

    private StationHarness hall;
    private PrintStation station;

    @BeforeEach
    void open() {
        hall = new StationHarness(temp.resolve("spool"), 200_000_000);
        station = hall.station;
    }

    @Test
    void aRefusedDocumentSaysWhyIsWipedAndAnotherMayFollowWithTheSameCode() throws IOException {
        String token = hall.token();
        hall.checkResult = new IntakeResult.Refused(new IntakeRefusal.Encrypted());
        hall.ready();

        assertThat(hall.job().state()).isEqualTo("failed");
        assertThat(hall.job().reason()).isEqualTo("encrypted");
        assertThat(station.upload(token).reason()).isEqualTo("encrypted");
        hall.assertSpoolIsEmpty();
        hall.checkResult = new IntakeResult.Clean(1);

        assertThat(hall.upload(token)).isInstanceOf(UploadOutcome.Accepted.class);
        hall.runChecks();
        assertThat(station.upload(token).state()).isEqualTo("ready");
    }

    @Test
    void aSecondPhoneIsToldThatTheStationIsBusy() throws IOException {
        String token = hall.token();
        hall.ready();

        assertThat(hall.upload(hall.token())).isEqualTo(new UploadOutcome.Busy());
        assertThat(hall.upload(token)).isEqualTo(new UploadOutcome.Busy());
        station.cancel(new JobId(hall.job().id()));

        hall.assertSpoolIsEmpty();
        assertThat(hall.upload(token)).as("a used code is used").isEqualTo(new UploadOutcome.Expired());
        assertThat(hall.upload(hall.token())).isInstanceOf(UploadOutcome.Accepted.class);
    }

    @Test
    void aCodeIsRenewedOnTheScreenAndDiesAfterFifteenMinutes() {
        String first = hall.token();
        hall.later(UploadTokens.SHOWN_MAX);
        int changes = hall.changes;

        String second = hall.token();
        assertThat(second).isNotEqualTo(first);
        assertThat(changes).as("the page is told of the new code").isPositive();
        assertThat(station.upload(first).state()).isEqualTo("waiting");
        hall.later(Duration.ofMinutes(5));

        assertThat(station.upload(first).state()).isEqualTo("expired");
        assertThat(hall.upload(first)).isEqualTo(new UploadOutcome.Expired());
        assertThat(hall.upload("0".repeat(32))).isEqualTo(new UploadOutcome.Expired());
    }

    @Test
    void aPhoneThatStopsSendingIsGivenUp() throws IOException {
        InputStream stalled = new InputStream() {
            private boolean first = true;

            @Override
            public int read() {
                if (first) {
                    first = false;
                    return '%';
                }
                hall.later(PrintLimits.IDLE_MAX);
                return 'P';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };

        assertThat(station.upload(hall.token(), stalled, "x")).isEqualTo(new UploadOutcome.Lost());
        assertThat(end()).isEqualTo(new Ending.Expired());
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aConnectionThatBreaksLeavesNothingAndTheStationIsFree() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThat(station.upload(hall.token(), broken, "x")).isEqualTo(new UploadOutcome.Lost());
        assertThatThrownBy(() -> station.upload(hall.token(), throwing(), "x"))
                .isInstanceOf(UncheckedIOException.class);

        hall.assertSpoolIsEmpty();
        assertThat(hall.upload(hall.token())).isInstanceOf(UploadOutcome.Accepted.class);
    }

    @Test
    void moreThanFiftyMegabytesAreCutOff() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return length;
            }
        };

        assertThat(station.upload(hall.token(), endless, "x"))
                .isEqualTo(new UploadOutcome.Refused(JobReason.TOO_LARGE));
        assertThat(hall.job().reason()).isEqualTo("too-large");
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aFullSpoolIsSaidAndTheStationStaysUsable() throws IOException {
        StationHarness small = new StationHarness(temp.resolve("small"), 10);

        assertThat(small.station.upload(small.token(), new ByteArrayInputStream(new byte[11]), "x"))
                .isEqualTo(new UploadOutcome.Refused(JobReason.CHECK_FAILED));
        small.assertSpoolIsEmpty();
        assertThat(small.upload(small.token())).isInstanceOf(UploadOutcome.Accepted.class);
    }

    @Test
    void aCheckThatComesBackAfterTheCancelChangesNothing() throws IOException {
        JobId id = hall.uploaded();
        station.cancel(id);

        hall.runChecks();

        assertThat(station.view().job()).isNull();
        hall.assertSpoolIsEmpty();
    }

    @Test
    void aCheckThatNeverComesBackIsTooSlow() throws IOException {
        hall.uploaded();

        hall.later(PrintLimits.CHECK_MAX);

        assertThat(hall.job().reason()).isEqualTo("too-slow");
        hall.assertSpoolIsEmpty();
    }

    @Test
    void theNameIsShownWithoutTricks() {
        assertThat(DocumentName.shown("a\u202Efdp.exe\n\u0000")).isEqualTo("afdp.exe");
        assertThat(DocumentName.shown("\u200B \t")).isEqualTo("PDF");
        assertThat(DocumentName.shown("长".repeat(500))).hasSize(100);
    }

    private Ending end() {
        PrintJobEvent.Fact last = hall.facts.getLast();
        return last instanceof PrintJobEvent.Ended ended ? ended.ending() : new Ending.Unknown();
    }

    private static InputStream throwing() {
        return new InputStream() {
            @Override
            public int read() {
                throw new UncheckedIOException(new IOException("the web server's way"));
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };
    }
}
