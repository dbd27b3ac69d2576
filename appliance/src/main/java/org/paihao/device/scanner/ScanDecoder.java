package org.paihao.device.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One frame to a scan: AIM identifier, ECI, character set, and the checks that untrusted text needs. */
final class ScanDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int AIM_BYTES = 3;
    private static final int ECI_DIGITS = 6;

    private final ScannerProfile profile;

    ScanDecoder(ScannerProfile profile) {
        this.profile = profile;
    }

    /** Empty when the frame is no text we would show or look up. */
    Optional<Scan> decode(byte[] frame) {
        Optional<String> aim = Optional.empty();
        byte[] data = frame;
        if (profile.aimExpected() && hasAim(frame)) {
            aim = Optional.of(new String(frame, 1, 2, StandardCharsets.US_ASCII));
            data = Arrays.copyOfRange(frame, AIM_BYTES, frame.length);
        }
        if (aim.isPresent() && aim.get().equals("Q2")) {
            data = withoutEci(data);
        }
        Optional<String> aimId = aim;
        return text(data).filter(this::isAcceptable).map(text -> new Scan(aimId, text));
    }

    private static boolean hasAim(byte[] frame) {
        return frame.length >= AIM_BYTES
                && frame[0] == ']'
                && Character.isLetter(frame[1] & 0x7F)
                && frame[1] > 0
                && frame[2] > 0x20;
    }

    /** With {@code ]Q2} a backslash is doubled and {@code \nnnnnn} is a change of character set, which we leave out. */
    private static byte[] withoutEci(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
        int at = 0;
        while (at < data.length) {
            if (data[at] != '\\') {
                out.write(data[at]);
                at++;
            } else if (at + 1 < data.length && data[at + 1] == '\\') {
                out.write('\\');
                at += 2;
            } else if (isEci(data, at)) {
                at += 1 + ECI_DIGITS;
            } else {
                out.write('\\');
                at++;
            }
        }
        return out.toByteArray();
    }

    private static boolean isEci(byte[] data, int at) {
        if (at + ECI_DIGITS >= data.length) {
            return false;
        }
        for (int i = 1; i <= ECI_DIGITS; i++) {
            if (data[at + i] < '0' || data[at + i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Strict UTF-8, else GB18030: Chinese codes often carry it without saying so. */
    private static Optional<String> text(byte[] data) {
        Optional<String> utf8 = decode(data, StandardCharsets.UTF_8);
        if (utf8.isPresent() && utf8.get().length() >= 2 && isStrange(utf8.get())) {
            Optional<String> chinese = decode(data, GB18030).filter(ScanDecoder::isChinese);
            return chinese.or(() -> utf8);
        }
        return utf8.or(() -> decode(data, GB18030));
    }

    /**
     * Two-byte characters and no letters: {@code 预约} in GB18030 is also correct UTF-8 for two Cyrillic ones. Scripts
     * that are read in our halls (Chinese, Uyghur, Mongolian, Tibetan) lie above.
     */
    private static boolean isStrange(String text) {
        return text.codePoints().filter(c -> c > 0x7F).count() >= 2
                && text.codePoints().allMatch(c -> c < 0x600 && !(c < 0x80 && Character.isLetter(c)));
    }

    private static boolean isChinese(String text) {
        return text.codePoints()
                .allMatch(c -> c < 0x80 || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Optional<String> decode(byte[] data, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private boolean isAcceptable(String text) {
        if (text.isBlank()
                || text.length() > profile.maxCharacters()
                || profile.noRead().contains(text)) {
            return false;
        }
        return text.codePoints().allMatch(ScanDecoder::isHarmless);
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == 0x1D;
            // Bidirectional overrides and zero-width characters change what a person reads.
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> codePoint != 0xFFFD;
        };
    }
}
