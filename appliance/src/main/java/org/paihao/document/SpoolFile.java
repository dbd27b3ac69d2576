package org.paihao.document;

/** The only names that ever stand in the spool; what the person called the file never does. */
public enum SpoolFile {
    UPLOAD("upload"),
    CLEAN("clean.pdf"),
    PREVIEW("page-1.png");

    private final String fileName;

    SpoolFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }
}
