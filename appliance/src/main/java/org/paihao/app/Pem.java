package org.paihao.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.paihao.config.ConfigException;

/** Certificates and keys from PEM files, as a TLS context: the hall's authority is trusted and no other. */
final class Pem {
    private static final String PKCS8 = "-----(BEGIN|END) PRIVATE KEY-----";

    private Pem() {}

    /** @throws ConfigException when a file can't be read or is not what it should be */
    static SSLContext context(Path ca, Path certificate, Path key) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate authority : certificates(ca)) {
                trusted.setCertificateEntry("ca-" + number++, authority);
            }
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "box",
                    privateKey(key),
                    new char[0],
                    certificates(certificate).toArray(Certificate[]::new));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(certificate.toString(), 0, "certificate or key can't be used: " + e.getMessage());
        }
    }

    private static java.util.Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder()
                .decode(Files.readString(file).replaceAll(PKCS8, "").strip());
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
