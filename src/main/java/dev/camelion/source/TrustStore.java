package dev.camelion.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Certificates of a PEM file in the form the driver reads: a PKCS#12 file that lives as long as the process. */
public final class TrustStore {
    static final String TYPE = "PKCS12";
    // the file holds no secret
    public static final String PASSWORD = "certificates";

    private TrustStore() {}

    public static Path of(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new IllegalArgumentException(pem + " holds no certificate");
            }
            return written(store);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " is no file of certificates: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(KeyStore store) throws IOException, GeneralSecurityException {
        var file = Files.createTempFile("camelion-authority", ".p12");
        file.toFile().deleteOnExit();
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
