package org.paihao.sim.device;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A piece of paper that came out of the virtual printer. */
public final class Slip {
    private final int number;
    private final String text;
    private final Optional<String> qr;
    private final boolean whole;
    private final BufferedImage picture;

    Slip(int number, String text, Optional<String> qr, boolean whole, BufferedImage picture) {
        this.number = number;
        this.text = text;
        this.qr = qr;
        this.whole = whole;
        this.picture = picture;
    }

    /** Counts from 1 over the life of the printer. */
    public int number() {
        return number;
    }

    /** The characters as the printer decoded them, one printed line a line. */
    public String text() {
        return text;
    }

    /** What the last code on it says. */
    public Optional<String> qr() {
        return qr;
    }

    /** False when it was torn off and not cut: the printer was opened in the middle of it. */
    public boolean isWhole() {
        return whole;
    }

    public BufferedImage picture() {
        return picture;
    }

    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
