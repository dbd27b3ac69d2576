package org.paihao;

/** Entry point: arguments → configuration → appliance. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length);
    }
}
