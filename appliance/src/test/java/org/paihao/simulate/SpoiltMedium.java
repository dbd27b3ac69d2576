package org.paihao.simulate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.paihao.store.Medium;
import org.paihao.store.MediumException;
import org.paihao.store.ReadSession;
import org.paihao.store.StoredRow;
import org.paihao.store.WriteSession;

/** A medium that writes something else than it is told, or has not done what it says is committed. */
record SpoiltMedium(Medium real, Function<StoredRow, List<StoredRow>> rows, boolean late) implements Medium {
    /** From this COMMIT of a process on only every fifth is done. */
    private static final int HONEST = 20;

    @Override
    public WriteSession writer() throws MediumException {
        WriteSession session = real.writer();
        AtomicInteger commits = new AtomicInteger();
        return (WriteSession) Proxy.newProxyInstance(
                WriteSession.class.getClassLoader(), new Class<?>[] {WriteSession.class}, (self, method, given) -> {
                    try {
                        if (method.getName().equals("write")) {
                            for (StoredRow row : rows.apply((StoredRow) given[0])) {
                                session.write(row);
                            }
                            return null;
                        }
                        if (method.getName().equals("commit") && late) {
                            int now = commits.incrementAndGet();
                            if (now > HONEST && now % 5 != 0) {
                                return null;
                            }
                        }
                        return method.invoke(session, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public ReadSession reader() throws MediumException {
        return real.reader();
    }
}
