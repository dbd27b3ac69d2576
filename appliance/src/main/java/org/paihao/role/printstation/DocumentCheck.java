package org.paihao.role.printstation;

import java.io.IOException;
import org.paihao.document.IntakeResult;
import org.paihao.document.SpoolFolder;

/** Makes an upload safe to print; {@code PdfIntake::check} in a hall. */
@FunctionalInterface
public interface DocumentCheck {
    /** @throws IOException the session has ended, or the spool is full */
    IntakeResult check(SpoolFolder folder) throws IOException;
}
