package org.paihao.role.printstation;

/**
 * What a person called a file, fit to be shown on the station's page; it is never a path, a log line or part of a
 * fact.
 */
final class DocumentName {
    private static final int CHARACTERS_MAX = 100;
    private static final String NAMELESS = "PDF";

    private DocumentName() {}

    static String shown(String given) {
        StringBuilder name = new StringBuilder();
        given.codePoints().filter(DocumentName::visible).limit(CHARACTERS_MAX).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        return shown.isEmpty() ? NAMELESS : shown;
    }

    /** Not control characters, and not those that turn the direction of writing round and so disguise an ending. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
