package org.paihao.role.printstation;

import java.util.Optional;
import org.paihao.core.printjob.JobId;

/** Addresses, which only the web part knows. */
public interface PrintLinks {
    /** The phone page for this token; empty when the box has no address phones can reach. */
    Optional<String> upload(String token);

    /** The picture of page 1. */
    String preview(JobId id);
}
