package org.paihao.document;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code pdfinfo} says of a file. */
record PdfFacts(int pages, boolean printingForbidden, double longestSidePoints, double shortestSidePoints) {
    private static final Pattern PAGES = Pattern.compile("^Pages:\\s+(\\d{1,9})\\s*$", Pattern.MULTILINE);
    private static final Pattern ENCRYPTED = Pattern.compile("^Encrypted:\\s+(no|yes.*)$", Pattern.MULTILINE);
    private static final Pattern SIZE =
            Pattern.compile("^Page(?: +\\d+)? size:\\s+(-?[0-9.e+]{1,20}) x (-?[0-9.e+]{1,20}) pts", Pattern.MULTILINE);

    /**
     * Reads the report; empty when it has no pages line. The last line of a kind counts: the document's own title,
     * printed first and unescaped, may pretend to be any line (seen with poppler 22.12).
     */
    static Optional<PdfFacts> parse(String report) {
        OptionalInt pages = last(PAGES.matcher(report))
                .map(Integer::parseInt)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        String encrypted = last(ENCRYPTED.matcher(report)).orElse("no");
        double longest = 0;
        double shortest = Double.MAX_VALUE;
        Matcher size = SIZE.matcher(report);
        while (size.find()) {
            double width = Double.parseDouble(size.group(1));
            double height = Double.parseDouble(size.group(2));
            longest = Math.max(longest, Math.max(width, height));
            shortest = Math.min(shortest, Math.min(width, height));
        }
        boolean forbidden = encrypted.startsWith("yes") && !encrypted.contains("print:yes");
        return Optional.of(new PdfFacts(pages.getAsInt(), forbidden, longest, longest == 0 ? 0 : shortest));
    }

    private static Optional<String> last(Matcher matcher) {
        Optional<String> found = Optional.empty();
        while (matcher.find()) {
            found = Optional.of(matcher.group(1));
        }
        return found;
    }
}
