package org.paihao.sim.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paihao.sim.ipp.VirtualIppPrinter.Action;

class VirtualIppPrinterTest {
    @Test
    void itLeavesNoProcessBehind() {
        List<ProcessHandle> running;
        try (VirtualIppPrinter printer = VirtualPrinters.start()) {
            running = ProcessHandle.current()
                    .descendants()
                    .filter(handle -> handle.info().commandLine().orElse("").contains("paihao-ipp-"))
                    .toList();
            assertThat(running).hasSizeGreaterThanOrEqualTo(2);
            assertThat(printer.printed()).isZero();
        }

        assertThat(running).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void itsFaultsAreSetAndMended() {
        try (VirtualIppPrinter printer = VirtualPrinters.start()) {
            assertThat(printer.fault()).isEmpty();
            printer.act(Action.of("slow").orElseThrow());
            printer.act(Action.of("paper-out").orElseThrow());
            assertThat(printer.fault()).contains("paper-out");
            printer.act(Action.PAPER_IN);
            assertThat(printer.fault()).contains("slow");
            assertThat(Action.of("explode")).isEmpty();
        }
    }

    @Test
    void aMissingCommandIsSaidBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> VirtualIppPrinter.start(Path.of("/nonexistent/command")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/nonexistent/command");
    }
}
