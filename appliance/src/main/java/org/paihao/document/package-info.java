/** What strangers upload: sandboxed checking and rewriting of documents, and the spool they leave no trace in. */
@NullMarked
package org.paihao.document;

import org.jspecify.annotations.NullMarked;
