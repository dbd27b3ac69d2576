package org.paihao.backup;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Seals a stream to a certificate: CMS enveloped data (RFC 5652), AES-256-CBC under RSA-OAEP, so that any tool that
 * knows CMS can open it: {@code openssl cms -decrypt -binary -inform DER}. Whether it is whole is for the content to
 * tell: see {@link Backup}.
 */
public final class Seal {
    private static final int KEY_BITS = 3072;
    private static final Duration VALID = Duration.ofDays(365L * 20);

    private Seal() {}

    /** A new key and its certificate, as PEM. The key belongs off the hub. */
    public record Keys(String privateKey, String certificate) {}

    /** Makes a pair of keys; takes a second. */
    public static Keys newKeys(String name, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            X500Principal subject = new X500Principal("CN=" + name);
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(64, new SecureRandom()),
                            Date.from(now),
                            Date.from(now.plus(VALID)),
                            subject,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new Keys(pem(pair.getPrivate()), pem(new JcaX509CertificateConverter().getCertificate(certificate)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new BackupException("no keys can be made: " + e.getMessage(), e);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            // As PKCS #8, which openssl writes too.
            writer.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
        }
        return text.toString();
    }

    /** What is written to the result goes sealed to {@code to}; closing it ends the seal and closes {@code to}. */
    static OutputStream seal(OutputStream to, Path certificate) throws IOException {
        try {
            CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
            generator.addRecipientInfoGenerator(
                    new JceKeyTransRecipientInfoGenerator(certificate(certificate), oaep()));
            OutputStream sealed =
                    generator.open(to, new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build());
            return new FilterOutputStream(sealed) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    this.out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    to.close();
                }
            };
        } catch (CMSException | GeneralSecurityException e) {
            throw new BackupException(certificate + " can't be sealed to: " + e.getMessage(), e);
        }
    }

    /** @throws BackupException when the file is no sealed file, or sealed to another key */
    static InputStream open(InputStream in, Path privateKey) throws IOException {
        try {
            CMSEnvelopedDataParser parser = new CMSEnvelopedDataParser(new BufferedInputStream(in));
            RecipientInformation recipient =
                    parser.getRecipientInfos().iterator().next();
            return recipient
                    .getContentStream(new JceKeyTransEnvelopedRecipient(key(privateKey)))
                    .getContentStream();
        } catch (CMSException e) {
            throw new BackupException("this is no backup, or it is sealed to another key", e);
        }
    }

    private static AlgorithmIdentifier oaep() throws GeneralSecurityException {
        return new JcaAlgorithmParametersConverter()
                .getAlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSAES_OAEP,
                        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            if (parser.readObject() instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
            throw new BackupException(file + " holds no certificate (PEM)");
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            Object read = parser.readObject();
            if (read instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
            if (read instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
            }
            throw new BackupException(file + " holds no private key (PEM, PKCS #8)");
        }
    }
}
