package org.paihao.role.kiosk;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.paihao.core.hall.Paper;
import org.paihao.core.hall.Ticket;
import org.paihao.core.message.Wait;

/** Puts slips on paper. The kiosk decides what is printed; how it looks and which bytes it takes is not its matter. */
public interface SlipPrinter {
    /** Prints a slip. The future always completes with a verdict. */
    CompletableFuture<Verdict> print(Slip slip);

    /** A kiosk without a printer: every slip is refused, which is proof that nothing was printed. */
    SlipPrinter ABSENT = slip -> CompletableFuture.completedFuture(new Verdict(Paper.State.REFUSED, "absent"));

    /**
     * What is to be printed.
     *
     * @param ahead people before it when it was issued; empty when nobody knew
     * @param estimate how long it would wait when it was issued; empty when nobody could say
     * @param phoneUrl what its QR opens; empty if the hall has no phone address
     * @param reprint marked 补打
     */
    record Slip(
            Ticket ticket,
            Optional<Integer> ahead,
            Optional<Wait> estimate,
            Optional<String> phoneUrl,
            boolean reprint,
            boolean elder,
            boolean english) {}

    /**
     * What became of it.
     *
     * @param state done, refused or unsure
     * @param word the proof when done ({@code printed}, {@code parsed}, {@code sent}), else the reason
     */
    record Verdict(Paper.State state, String word) {}
}
