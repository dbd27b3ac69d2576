package org.paihao.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real database whose writer fails once, at a chosen step: a statement that is executed, or a COMMIT, before it
 * really happened or after. As SQLite after FULL or IOERR the connection is of no use from then on.
 */
final class FailingDatabase implements Database {
    private final Database real;
    private Step step;
    private int left;
    private boolean armed;
    private boolean failed;
    private int reopensToFail;

    /** Where the writer fails. */
    enum Step {
        STATEMENT,
        COMMIT_NOT_DONE,
        COMMIT_DONE
    }

    FailingDatabase(Database real, Step step, int n) {
        this.real = real;
        this.step = step;
        this.left = n;
    }

    /** The database behind it, which does not fail. */
    Database real() {
        return real;
    }

    /** From now on steps are counted. */
    synchronized void arm() {
        armed = true;
    }

    /** From now on steps are counted for another failure, also after the first. */
    synchronized void failNext(Step nextStep, int n) {
        step = nextStep;
        left = n;
        armed = true;
        failed = false;
    }

    /** After the failure, opening anew fails so many times as well. */
    synchronized void failReopening(int times) {
        reopensToFail = times;
    }

    synchronized boolean failed() {
        return failed;
    }

    @Override
    public Connection writer() throws SQLException {
        synchronized (this) {
            if (failed && reopensToFail > 0) {
                reopensToFail--;
                throw new SQLException("unable to open database file");
            }
        }
        Connection connection = real.writer();
        boolean[] dead = {false};
        return proxy(Connection.class, connection, (name, call) -> {
            if (dead[0] && !name.equals("close") && !name.equals("isClosed")) {
                throw new SQLException("no transaction is active");
            }
            Step now = step();
            if (name.equals("commit") && now != Step.STATEMENT && due()) {
                dead[0] = true;
                if (now == Step.COMMIT_DONE) {
                    call.run();
                } else {
                    connection.rollback();
                }
                throw new SQLException("disk I/O error");
            }
            Object result = call.run();
            return switch (result) {
                case PreparedStatement prepared -> statement(PreparedStatement.class, prepared, connection, dead);
                case Statement plain -> statement(Statement.class, plain, connection, dead);
                case null, default -> result;
            };
        });
    }

    private <T extends Statement> T statement(Class<T> type, T real, Connection connection, boolean[] dead) {
        return proxy(type, real, (name, call) -> {
            if (name.startsWith("execute")) {
                if (dead[0]) {
                    throw new SQLException("no transaction is active");
                }
                if (step() == Step.STATEMENT && due()) {
                    dead[0] = true;
                    connection.rollback();
                    throw new SQLException("database or disk is full");
                }
            }
            return call.run();
        });
    }

    private synchronized Step step() {
        return step;
    }

    private synchronized boolean due() {
        if (!armed || failed) {
            return false;
        }
        left--;
        failed = left == 0;
        return failed;
    }

    @Override
    public Connection reader() throws SQLException {
        return real.reader();
    }

    private interface Call {
        Object run() throws SQLException;
    }

    private interface Around {
        Object around(String method, Call call) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> around.around(method.getName(), () -> {
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof SQLException cause) {
                            throw cause;
                        }
                        throw new IllegalStateException(e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }
}
