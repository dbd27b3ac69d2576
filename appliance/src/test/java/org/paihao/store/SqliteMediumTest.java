package org.paihao.store;

import java.nio.file.Path;

/** The real thing. */
final class SqliteMediumTest extends MediumContract {
    @Override
    MediumRig rig(Path folder) {
        return MediumRig.sqlite(folder.resolve("books.db"));
    }
}
