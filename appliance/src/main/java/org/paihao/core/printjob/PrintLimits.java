package org.paihao.core.printjob;

import java.time.Duration;

/** Every limit of free printing, each with its reason. */
public final class PrintLimits {
    /** Largest file a phone may send: a 50-page scan at 300 dpi fits, a film does not. */
    public static final long UPLOAD_BYTES_MAX = 50L * 1024 * 1024;

    /** Most pages of one document; more belongs to a copy shop, and a hostile page tree ends here. */
    public static final int PAGES_MAX = 50;

    /** Longest side of a page; the longest sheet any office format has is 1.189 m (A0). */
    public static final int PAGE_SIDE_MILLIMETRES_MAX = 1_200;

    public static final int COPIES_MAX = 20;

    /** Checking, rewriting and previewing together; a document that needs longer is hostile or not printable. */
    public static final Duration CHECK_MAX = Duration.ofSeconds(30);

    /** Nobody touched the page (or no byte came from the phone) for so long: the person has left, the file goes. */
    public static final Duration IDLE_MAX = Duration.ofSeconds(60);

    /** From the first byte to the release; the whole stay of a file that is never printed. */
    public static final Duration UPLOAD_TO_RELEASE_MAX = Duration.ofMinutes(15);

    /** From the release until the printer takes the job (it may be busy or switched off). */
    public static final Duration RELEASE_TO_PRINTER_MAX = Duration.ofMinutes(2);

    /** A printer that does not answer in the middle of a job may be restarting; longer than this it is gone. */
    public static final Duration PRINTER_GONE_MAX = Duration.ofSeconds(60);

    /** No page for so long (paper out and nobody comes): the file must not lie there for ever. */
    public static final Duration PRINTING_STALL_MAX = Duration.ofMinutes(30);

    /** How long a printer may take to stop after a cancel before the job is closed with the count last seen. */
    public static final Duration CANCEL_MAX = Duration.ofSeconds(30);

    /** How long the end of a job stays on the page before the next person's code is shown. */
    public static final Duration ENDED_SHOWN = Duration.ofSeconds(30);

    private PrintLimits() {}
}
