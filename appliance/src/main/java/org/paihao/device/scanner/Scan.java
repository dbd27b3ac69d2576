package org.paihao.device.scanner;

import java.util.Optional;

/**
 * One code that was held under the scanner.
 *
 * @param aim AIM identifier without the bracket ({@code Q1}: QR model 2); empty when the scanner sends none
 * @param text what the code says; untrusted, but without control characters other than GS (1D, between GS1 fields)
 */
public record Scan(Optional<String> aim, String text) {}
