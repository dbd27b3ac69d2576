package org.paihao.hook;

import java.util.List;
import java.util.Optional;
import org.paihao.core.fact.FactRead;
import org.paihao.role.hub.Ledger;

/** The books as a hook needs them. Everything may throw {@link org.paihao.role.StoreException}. */
public interface HookSource {
    /** Rows of the ledger after a row id, oldest first. */
    List<Ledger.Numbered> after(long id, int limit);

    /** The id of the ledger's newest row, 0 when there is none. */
    long end();

    /** What a row says. */
    FactRead read(Ledger.Numbered row);

    /** The value kept under a name. */
    Optional<String> kept(String name);

    /** Keeps a value under a name; durable when it returns. */
    void keep(String name, String value);
}
