package org.paihao.role.printstation;

import org.paihao.core.printjob.JobId;
import org.paihao.document.SpoolFolder;

/** What a station holds of one person: the name is shown, the folder has the document; both go when the job is over. */
record Session(JobId id, String token, String name, SpoolFolder folder) {}
