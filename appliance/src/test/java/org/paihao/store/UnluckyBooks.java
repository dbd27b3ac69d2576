package org.paihao.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.paihao.core.hall.TestPlan;
import org.paihao.core.label.Ordinals;
import org.paihao.role.Journal;
import org.paihao.role.StoreException;

/**
 * Books in a process whose disk fails: touches one after the other, each tried again while it is refused, and each
 * answer told at once, as a citizen would know it. Arguments: the database, the epoch, how many touches.
 */
public final class UnluckyBooks {
    private static final int TRIES = 3;
    /** Lines: {@code answered KEY LABEL}, {@code refused KEY}, {@code shut}. */
    static final String ANSWERED = "answered ";

    static final String REFUSED = "refused ";
    static final String SHUT = "shut";

    private UnluckyBooks() {}

    /** Runs until all touches are through, or the books can't be opened. */
    public static void main(String[] args) {
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Books.Setup setup = TestBooks.setup("kiosk-1", Ordinals.ofKiosk(2), false, Long.parseLong(args[1]));
        try (Books books = Books.open(Database.file(Path.of(args[0])), setup)) {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                touch(books, key(i), told);
            }
        } catch (StoreException e) {
            told.println(SHUT);
        }
    }

    static String key(int touch) {
        return "touch-" + touch;
    }

    private static void touch(Books books, String key, PrintStream told) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Journal.Answer answer = TestBooks.touch(books, key, TestPlan.TAX, TestBooks.T0);
                told.println(ANSWERED + key + " " + answer.body());
                return;
            } catch (StoreException e) {
                told.println(REFUSED + key);
            }
        }
    }
}
