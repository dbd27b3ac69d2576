package org.paihao.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Text to a QR code. */
public final class QrEncoder {
    private QrEncoder() {}

    /** How much of a code may be lost: about 7, 15, 25 and 30 percent. */
    public enum Level {
        L,
        M,
        Q,
        H
    }

    /**
     * The smallest code that holds the text (as UTF-8), without the quiet zone. Throws when no code is large enough.
     */
    public static QrModules encode(String text, Level level) {
        Map<EncodeHintType, Object> hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                switch (level) {
                    case L -> ErrorCorrectionLevel.L;
                    case M -> ErrorCorrectionLevel.M;
                    case Q -> ErrorCorrectionLevel.Q;
                    case H -> ErrorCorrectionLevel.H;
                },
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.MARGIN,
                0);
        try {
            BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            boolean[][] dark = new boolean[bits.getHeight()][bits.getWidth()];
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    dark[y][x] = bits.get(x, y);
                }
            }
            return new QrModules(dark);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this text: " + e.getMessage(), e);
        }
    }
}
