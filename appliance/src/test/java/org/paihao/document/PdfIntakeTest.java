package org.paihao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real tools in the real sandbox, on documents that hang or exhaust renderers outside it. */
class PdfIntakeTest {
    /** Shorter than in a hall, so that what hangs is killed soon; otherwise the same. */
    private static final IntakeLimits SHORT = new IntakeLimits(
            Duration.ofSeconds(10),
            2,
            IntakeLimits.standard().memoryBytes(),
            50,
            IntakeLimits.standard().cleanBytesMax());

    @TempDir
    private Path spoolRoot;

    private Spool spool;
    private SpoolFolder folder;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(spoolRoot, 300_000_000);
        folder = spool.newFolder();
    }

    @AfterEach
    void nothingIsLeftInTheSpoolAndNoToolIsLeftRunning() throws IOException {
        folder.close();

        try (Stream<Path> left = Files.list(spoolRoot)) {
            assertThat(left).isEmpty();
        }
        assertThat(spool.usedBytes()).isZero();
        assertThat(ProcessHandle.current().descendants().filter(PdfIntakeTest::isSandbox))
                .isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("form doubling", bytes(HostilePdfs::formDoubling), new IntakeRefusal.TooSlow()),
                Arguments.of("image bomb", bytes(HostilePdfs::imageBomb), new IntakeRefusal.TooSlow()),
                Arguments.of("content bomb", bytes(HostilePdfs::contentBomb), new IntakeRefusal.TooSlow()),
                Arguments.of("giant page", bytes(HostilePdfs::giantPage), new IntakeRefusal.TooLarge()),
                Arguments.of("loop", bytes(HostilePdfs::loop), new IntakeRefusal.Broken()),
                Arguments.of("50,000 pages", bytes(HostilePdfs::manyPages), new IntakeRefusal.Broken()),
                Arguments.of("password", bytes(() -> HostilePdfs.encrypted("pw", true)), new IntakeRefusal.Encrypted()),
                Arguments.of("no print", bytes(() -> HostilePdfs.encrypted("", false)), new IntakeRefusal.Encrypted()),
                Arguments.of("truncated", bytes(HostilePdfs::truncated), new IntakeRefusal.Broken()),
                Arguments.of("random", bytes(() -> HostilePdfs.randomBytes(1)), new IntakeRefusal.Broken()),
                Arguments.of("empty", bytes(() -> new byte[0]), new IntakeRefusal.NotPdf()),
                Arguments.of(
                        "text", bytes(() -> "hello".getBytes(StandardCharsets.UTF_8)), new IntakeRefusal.NotPdf()));
    }

    @ParameterizedTest(name = "{0} → {2}")
    @MethodSource("refused")
    void aHostileDocumentEndsWithinItsLimitsWithTheRightRefusal(
            String name, Supplier<byte[]> document, IntakeRefusal expected) throws IOException {
        IntakeResult result = check(document.get());

        assertThat(result).as(name).isEqualTo(new IntakeResult.Refused(expected));
    }

    static Stream<Arguments> cleaned() {
        return Stream.of(
                Arguments.of("plain", bytes(HostilePdfs::plain), 1),
                Arguments.of("scripts", bytes(HostilePdfs::withScriptsAndAttachment), 1),
                Arguments.of("GIF in front", bytes(HostilePdfs::gifInFront), 1),
                Arguments.of("lies about its pages", bytes(HostilePdfs::morePagesThanItSays), 3),
                Arguments.of("locked but printable", bytes(() -> HostilePdfs.encrypted("", true)), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cleaned")
    void whatCanBePrintedIsRewrittenWithNothingActiveInIt(String name, Supplier<byte[]> document, int pages)
            throws IOException {
        IntakeResult result = check(document.get());

        assertThat(result).as(name).isEqualTo(new IntakeResult.Clean(pages));
        byte[] clean = Files.readAllBytes(folder.path(SpoolFile.CLEAN));
        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .doesNotContain("JavaScript", "Launch", "EmbeddedFile", "Encrypt", "OpenAction");
        try (PDDocument parsed = Loader.loadPDF(clean)) {
            assertThat(parsed.getNumberOfPages()).isEqualTo(pages);
            assertThat(parsed.isEncrypted()).isFalse();
            assertThat(parsed.getDocumentCatalog().getCOSObject().keySet())
                    .isSubsetOf(COSName.TYPE, COSName.PAGES, COSName.VERSION);
        }
    }

    @Test
    void thePreviewIsPageOneAtScreenSize() throws IOException {
        check(HostilePdfs.plain());

        BufferedImage preview = ImageIO.read(folder.path(SpoolFile.PREVIEW).toFile());

        assertThat(preview.getWidth()).isBetween(792, 796); // 595 pt at 96 dpi
        assertThat(preview.getHeight()).isBetween(1121, 1125);
    }

    @Test
    void aTitleThatPretendsToBeAReportOnlyHarmsItself() throws IOException {
        // The made-up page size is believed, because it can only lead to a refusal; page count and encryption are not.
        assertThat(check(HostilePdfs.lyingTitle())).isEqualTo(new IntakeResult.Refused(new IntakeRefusal.TooLarge()));

        String report = """
                Title: x
                Pages: 99
                Encrypted: yes (print:no)
                Pages:  2
                Encrypted:  no
                Page    1 size:  595 x 842 pts (A4)
                """;
        PdfFacts facts = PdfFacts.parse(report).orElseThrow();
        assertThat(facts).isEqualTo(new PdfFacts(2, false, 842, 595));
    }

    @Test
    void everyPageKeepsItsOwnSize() throws IOException {
        PDRectangle a3Landscape = new PDRectangle(1190.55f, 841.89f);
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(a3Landscape));
            document.save(out);
            check(out.toByteArray());
        }

        try (PDDocument clean = Loader.loadPDF(folder.path(SpoolFile.CLEAN).toFile())) {
            assertThat(clean.getPage(0).getMediaBox().getWidth()).isCloseTo(595.3f, within(1f));
            assertThat(clean.getPage(1).getMediaBox().getWidth()).isCloseTo(1190.6f, within(1f));
            assertThat(clean.getPage(1).getMediaBox().getHeight()).isCloseTo(841.9f, within(1f));
        }
    }

    @Test
    void fiftyPagesArePrintedAndFiftyOneAreTooMany() throws IOException {
        // Poppler refuses a page count above the number of objects, so this one has real pages.
        assertThat(check(realPages(50))).isEqualTo(new IntakeResult.Clean(50));
        assertThat(check(realPages(51))).isEqualTo(new IntakeResult.Refused(new IntakeRefusal.TooManyPages(51)));
    }

    @Test
    void chineseTextWithoutItsFontIsPrintedOrThePackageIsNamedButNeverLeftOut() throws IOException {
        if (Files.isDirectory(Path.of("/usr/share/poppler"))) {
            assertThat(check(HostilePdfs.chineseNotEmbedded())).isEqualTo(new IntakeResult.Clean(1));
            BufferedImage page = ImageIO.read(folder.path(SpoolFile.PREVIEW).toFile());
            assertThat(darkPixels(page)).isGreaterThan(1000);
        } else {
            assertThatThrownBy(() -> check(HostilePdfs.chineseNotEmbedded()))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("poppler-data");
        }
    }

    @Test
    void aDocumentThatGrowsTooLargeWhenRewrittenIsRefused() throws IOException {
        IntakeLimits tiny = new IntakeLimits(Duration.ofSeconds(10), 2, 600_000_000, 50, 1_000);
        upload(HostilePdfs.plain());

        assertThat(new PdfIntake(new Sandbox(), tiny).check(folder))
                .isEqualTo(new IntakeResult.Refused(new IntakeRefusal.TooLarge()));
    }

    @Test
    void aSessionThatEndsInTheMiddleStopsTheCheck() throws IOException {
        upload(HostilePdfs.plain());
        folder.close();

        assertThatThrownBy(() -> new PdfIntake(new Sandbox(), SHORT).check(folder))
                .isInstanceOf(IOException.class);
    }

    private IntakeResult check(byte[] document) throws IOException {
        upload(document);
        return new PdfIntake(new Sandbox(), SHORT).check(folder);
    }

    private void upload(byte[] document) throws IOException {
        try (OutputStream out = folder.create(SpoolFile.UPLOAD)) {
            out.write(document);
        }
    }

    private static byte[] realPages(int pages) throws IOException {
        try (PDDocument document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static long darkPixels(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    private static boolean isSandbox(ProcessHandle handle) {
        return handle.info().command().orElse("").contains("bwrap");
    }

    private static Supplier<byte[]> bytes(Supplier<byte[]> document) {
        return document;
    }
}
