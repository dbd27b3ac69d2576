package org.paihao.document;

/** The programs a sandbox may run, each with the Debian package that has it. */
public enum Tool {
    PDFINFO("pdfinfo", "poppler-utils"),
    PDFTOCAIRO("pdftocairo", "poppler-utils"),
    PDFTOPPM("pdftoppm", "poppler-utils");

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    String program() {
        return program;
    }

    String debianPackage() {
        return debianPackage;
    }
}
