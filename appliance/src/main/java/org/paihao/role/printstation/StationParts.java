package org.paihao.role.printstation;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.paihao.core.printjob.PageQuota;
import org.paihao.core.printjob.PrintJobEvent;
import org.paihao.device.ipp.IppPrinter;
import org.paihao.document.Spool;

/**
 * What a station is made of.
 *
 * @param quota pages left today, with what was printed before a restart
 * @param facts takes {@code printjob.released} and {@code printjob.ended} in order and returns when they are safe; a
 *     release it throws for is not printed
 * @param changed told after every change of {@link PrintStation#view}, from any thread, no lock held
 */
public record StationParts(
        IppPrinter printer,
        DocumentCheck check,
        Spool spool,
        InstantSource clock,
        SecureRandom random,
        PrintLinks links,
        PageQuota quota,
        Consumer<? super PrintJobEvent.Fact> facts,
        Runnable changed) {}
