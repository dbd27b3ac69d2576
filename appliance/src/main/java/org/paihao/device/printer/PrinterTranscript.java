package org.paihao.device.printer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Replays a line of a profile's transcript through the decoder that the driver uses. */
public final class PrinterTranscript {
    private PrinterTranscript() {}

    /**
     * What we conclude from a reply.
     *
     * @param asked the bytes of one question: {@code DLE EOT n}, {@code GS r 1}, {@code GS ( H} or a buffer clear
     * @return {@code ready}, a fault's word, {@code paper-near-end}, {@code printed ID}, {@code cleared}, or
     *     {@code no-answer} when the reply does not answer the question
     */
    public static String conclude(byte[] asked, byte[] reply) {
        List<PrinterReply> replies = new ReplyReader().feed(reply, reply.length);
        if (replies.size() != 1) {
            return PrinterReason.NO_ANSWER.word();
        }
        return switch (replies.getFirst()) {
            case PrinterReply.RealTime answer
            when isDleEot(asked) -> word(PrinterStatus.CLEAN.with(asked[2], answer.value()));
            case PrinterReply.Sensor answer
            when Arrays.equals(asked, new byte[] {0x1D, 0x72, 0x01}) ->
                word(PrinterStatus.CLEAN.withPaperSensor(answer.value()));
            case PrinterReply.Printed printed
            when asked.length == 11 && asked[2] == 0x48 -> "printed " + printed.processId();
            case PrinterReply.Cleared ignored when asked.length == 10 && asked[1] == 0x14 -> "cleared";
            case PrinterReply.Automatic automatic when asked.length == 0 -> word(automatic.status());
            default -> PrinterReason.NO_ANSWER.word();
        };
    }

    private static boolean isDleEot(byte[] asked) {
        return asked.length == 3 && asked[0] == 0x10 && asked[1] == 0x04 && asked[2] >= 1 && asked[2] <= 4;
    }

    private static String word(PrinterStatus status) {
        Optional<PrinterReason> fault = status.fault();
        if (fault.isPresent()) {
            return fault.get().word();
        }
        return status.paperNearEnd() ? PrinterReason.PAPER_NEAR_END.word() : "ready";
    }
}
