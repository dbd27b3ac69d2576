package org.paihao.sim.device;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.paihao.qr.QrEncoder;

/** The print head: carries out one command after the other on the paper. */
final class SlipPress {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Fits the largest code at the highest level. */
    private static final int LONGEST_QR = 1_200;

    private final int widthDots;
    private final SlipFont font = new SlipFont();
    private SlipPaper paper;
    private int size;
    private boolean bold;
    private boolean inverse;
    private int align;
    private int pitch = SlipPaper.PITCH_DOTS;
    private int moduleDots = 3;
    private QrEncoder.Level level = QrEncoder.Level.L;
    private String qrData = "";

    SlipPress(int widthDots) {
        this.widthDots = widthDots;
        this.paper = new SlipPaper(widthDots, font);
    }

    boolean isBlank() {
        return paper.isBlank();
    }

    String text() {
        return paper.text();
    }

    Slip cut(int number, boolean whole) {
        Slip slip = paper.cut(number, whole);
        paper = new SlipPaper(widthDots, font);
        return slip;
    }

    /** After a buffer clear: the line that was being put together is gone, the paper stays. */
    void reset() {
        paper.dropLine();
    }

    /** Carries out one piece; returns the dots of paper it moved. */
    int print(EscPosReader.Piece piece, Consumer<byte[]> error) {
        int first = piece.at(0);
        return switch (first) {
            case 0x0A -> paper.feedLine(align, pitch);
            case 0x0D -> 0;
            case 0x09 -> {
                paper.tab();
                yield 0;
            }
            case 0x1B -> escape(piece, error);
            case 0x1C -> 0;
            case 0x1D -> group(piece, error);
            default -> character(piece, error);
        };
    }

    private int character(EscPosReader.Piece piece, Consumer<byte[]> error) {
        int codePoint;
        try {
            String text = GB18030.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(piece.from(0)))
                    .toString();
            codePoint = text.codePointAt(0);
        } catch (CharacterCodingException e) {
            error.accept(piece.from(0));
            return 0;
        }
        SlipFont.Glyph glyph = new SlipFont.Glyph(codePoint, (size >> 4) + 1, (size & 0x0F) + 1, bold, inverse);
        int fed = 0;
        if (!paper.add(glyph)) {
            fed = paper.feedLine(align, pitch);
            paper.add(glyph);
        }
        return fed;
    }

    private int escape(EscPosReader.Piece piece, Consumer<byte[]> error) {
        switch (piece.at(1)) {
            case '@' -> {
                size = 0;
                bold = false;
                inverse = false;
                align = 0;
                pitch = SlipPaper.PITCH_DOTS;
                moduleDots = 3;
                level = QrEncoder.Level.L;
                qrData = "";
                paper.dropLine();
            }
            case 'a' -> align = piece.at(2) % 48;
            case 'E' -> bold = (piece.at(2) & 1) != 0;
            case '$' -> paper.moveTo(piece.at(2) + 256 * piece.at(3));
            case '2' -> pitch = SlipPaper.PITCH_DOTS;
            case '3' -> pitch = piece.at(2);
            case 'J' -> {
                return paper.feed(piece.at(2));
            }
            case 'd' -> {
                return paper.feed(piece.at(2) * pitch);
            }
            default -> error.accept(piece.from(0));
        }
        return 0;
    }

    private int group(EscPosReader.Piece piece, Consumer<byte[]> error) {
        switch (piece.at(1)) {
            case '!' -> {
                if ((piece.at(2) & 0x88) != 0) {
                    error.accept(piece.from(0));
                } else {
                    size = piece.at(2);
                }
            }
            case 'B' -> inverse = (piece.at(2) & 1) != 0;
            case '(' -> {
                return code(piece, error);
            }
            default -> error.accept(piece.from(0));
        }
        return 0;
    }

    /** {@code GS ( k}: the two-dimensional codes; cn 49 is QR. */
    private int code(EscPosReader.Piece piece, Consumer<byte[]> error) {
        if (piece.length() < 8 || piece.at(5) != 49) {
            error.accept(piece.from(0));
            return 0;
        }
        int value = piece.at(7);
        switch (piece.at(6)) {
            case 65 -> require(value == 50, piece, error);
            case 67 -> {
                if (require(value >= 1 && value <= 16, piece, error)) {
                    moduleDots = value;
                }
            }
            case 69 -> {
                if (require(value >= 48 && value <= 51, piece, error)) {
                    level = QrEncoder.Level.values()[value - 48];
                }
            }
            case 80 -> {
                if (require(value == 48 && piece.length() > 8 && piece.length() < LONGEST_QR, piece, error)) {
                    qrData = new String(piece.from(8), StandardCharsets.ISO_8859_1);
                }
            }
            case 81 -> {
                if (require(value == 48 && !qrData.isEmpty(), piece, error)) {
                    return printCode(piece, error);
                }
            }
            default -> error.accept(piece.from(0));
        }
        return 0;
    }

    private int printCode(EscPosReader.Piece piece, Consumer<byte[]> error) {
        try {
            return paper.qr(qrData, QrEncoder.encode(qrData, level), moduleDots, align);
        } catch (IllegalArgumentException e) {
            error.accept(piece.from(0));
            return 0;
        }
    }

    private static boolean require(boolean good, EscPosReader.Piece piece, Consumer<byte[]> error) {
        if (!good) {
            error.accept(piece.from(0));
        }
        return good;
    }
}
