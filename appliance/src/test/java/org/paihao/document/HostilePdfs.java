package org.paihao.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Documents nobody would bring, written byte by byte; some hang or exhaust every renderer. */
final class HostilePdfs {
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    private static final String TEXT = "BT /F1 24 Tf 72 700 Td (Hello) Tj ET";

    private HostilePdfs() {}

    static byte[] plain() {
        return pdf(CATALOG, ONE_PAGE, page("0 0 595 842"), stream("", TEXT), FONT);
    }

    static byte[] pages(int count) {
        return pdf(CATALOG, pageTree(count, count), page("0 0 595 842"), stream("", TEXT), FONT);
    }

    /** 30 nested forms, each drawing the next one twice: 2^30 drawings in 6 kB. */
    static byte[] formDoubling() {
        List<byte[]> objects = new ArrayList<>(List.of(bytes(CATALOG), bytes(ONE_PAGE)));
        objects.add(bytes(page("0 0 595 842", "/XObject<</X 5 0 R>>")));
        objects.add(stream("", "/X Do"));
        String form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]";
        for (int i = 0; i < 30; i++) {
            objects.add(stream(form + "/Resources<</XObject<</X " + (6 + i) + " 0 R>>>>", "/X Do /X Do"));
        }
        objects.add(stream(form, "0 0 10 10 re f"));
        return pdf(objects);
    }

    /** 30,000 × 30,000 pixels of nothing: 2.7 GB in 2.6 MB. */
    static byte[] imageBomb() {
        byte[] packed = deflated(new byte[30_000 * 3], 30_000);
        return pdf(List.of(
                bytes(CATALOG),
                bytes(ONE_PAGE),
                bytes(page("0 0 595 842", "/XObject<</X 5 0 R>>")),
                stream("", "595 0 0 842 0 0 cm /X Do"),
                stream(
                        "/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8"
                                + "/ColorSpace/DeviceRGB/Filter/FlateDecode",
                        packed)));
    }

    /** 2 GB of spaces as page content, compressed twice. */
    static byte[] contentBomb() {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        byte[] once = deflated(spaces, 2048);
        byte[] twice = deflated(once, 1);
        return pdf(List.of(
                bytes(CATALOG),
                bytes(ONE_PAGE),
                bytes(page("0 0 595 842")),
                stream("/Filter[/FlateDecode/FlateDecode]", twice),
                bytes(FONT)));
    }

    static byte[] giantPage() {
        return pdf(CATALOG, ONE_PAGE, page("0 0 200000 200000"), stream("", TEXT), FONT);
    }

    static byte[] loop() {
        return pdf(CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>", page("0 0 595 842"), stream("", TEXT), FONT);
    }

    /** Claims 50,000 pages, all of them the same object. */
    static byte[] manyPages() {
        return pages(50_000);
    }

    /** Three pages by its own count, sixty in the tree. */
    static byte[] morePagesThanItSays() {
        return pdf(CATALOG, pageTree(60, 3), page("0 0 595 842"), stream("", TEXT), FONT);
    }

    /** Its title pretends to be lines of a report about it. */
    static byte[] lyingTitle() {
        String info = "<</Title(x\nPages: 99\nEncrypted: yes (print:no)\nPage    1 size: 99999 x 1 pts)>>";
        String pdf = new String(
                pdf(CATALOG, ONE_PAGE, page("0 0 595 842"), stream("", TEXT), FONT, info), StandardCharsets.ISO_8859_1);
        return pdf.replace("/Root 1 0 R", "/Root 1 0 R/Info 6 0 R").getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] withScriptsAndAttachment() {
        return pdf(List.of(
                bytes("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
                        + "/AA<</WC<</S/Launch/F(calc.exe)>>>>/Names<</EmbeddedFiles<</Names[(a.txt)6 0 R]>>>>>>"),
                bytes(ONE_PAGE),
                bytes(page("0 0 595 842")),
                stream("", TEXT),
                bytes(FONT),
                bytes("<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>"),
                stream("/Type/EmbeddedFile", "attached secret")));
    }

    static byte[] gifInFront() {
        return concat(bytes("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;"), plain());
    }

    static byte[] truncated() {
        byte[] whole = plain();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    static byte[] randomBytes(long seed) {
        byte[] noise = new byte[20_000];
        new Random(seed).nextBytes(noise);
        return concat(bytes("%PDF-1.4\n"), noise);
    }

    static byte[] encrypted(String userPassword, boolean mayPrint) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            AccessPermission permission = new AccessPermission();
            permission.setCanPrint(mayPrint);
            document.protect(new StandardProtectionPolicy("owner", userPassword, permission));
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 李 in a Chinese font that is not in the file, as many forms and invoices come. */
    static byte[] chineseNotEmbedded() {
        return pdf(List.of(
                bytes(CATALOG),
                bytes(ONE_PAGE),
                bytes(page("0 0 595 842")),
                stream("", "BT /F1 200 Tf 72 400 Td <674E> Tj ET"),
                bytes("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light"
                        + "/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>"),
                bytes("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
                        + "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>"),
                bytes("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
                        + "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")));
    }

    private static String pageTree(int kids, int count) {
        return "<</Type/Pages/Kids[" + "3 0 R ".repeat(kids) + "]/Count " + count + ">>";
    }

    private static String page(String mediaBox) {
        return page(mediaBox, "/Font<</F1 5 0 R>>");
    }

    private static String page(String mediaBox, String resources) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[" + mediaBox + "]/Contents 4 0 R/Resources<<" + resources + ">>>>";
    }

    private static byte[] stream(String dictionary, String content) {
        return stream(dictionary, bytes(content));
    }

    private static byte[] stream(String dictionary, byte[] content) {
        String head = "<<" + dictionary + "/Length " + content.length + ">>\nstream\n";
        return concat(bytes(head), content, bytes("\nendstream"));
    }

    private static byte[] pdf(Object... objects) {
        List<byte[]> list = new ArrayList<>();
        for (Object object : objects) {
            list.add(object instanceof byte[] already ? already : bytes(object.toString()));
        }
        return pdf(list);
    }

    private static byte[] pdf(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(bytes((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(bytes("\nendobj\n"));
        }
        int start = out.size();
        int size = objects.size() + 1;
        out.writeBytes(
                bytes("xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n"));
        out.writeBytes(bytes(start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] block, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, fast, 1 << 16)) {
            for (int i = 0; i < times; i++) {
                deflate.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
