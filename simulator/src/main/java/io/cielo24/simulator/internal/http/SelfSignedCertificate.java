package io.cielo24.simulator.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Writes a self-signed certificate (RFC 5280) by hand: the JDK can make keys and signatures, but has no public API for
 * certificates.
 */
final class SelfSignedCertificate {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final byte[] ECDSA_WITH_SHA256 = {0x06, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final byte[] COMMON_NAME = {0x06, 3, 0x55, 4, 3};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x06, 3, 0x55, 0x1d, 0x11};
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private SelfSignedCertificate() {}

    /** A certificate for localhost, 127.0.0.1 and ::1, valid from yesterday for a year. */
    static X509Certificate forLoopback(KeyPair keys) throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
        byte[] name = der(
                SEQUENCE,
                der(SET, der(SEQUENCE, COMMON_NAME, der(0x0c, "localhost".getBytes(StandardCharsets.UTF_8)))));
        byte[] validity = der(SEQUENCE, time(now.minus(1, ChronoUnit.DAYS)), time(now.plus(365, ChronoUnit.DAYS)));
        byte[] loopback6 = new byte[16];
        loopback6[15] = 1;
        byte[] names = der(
                SEQUENCE,
                der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                der(0x87, new byte[] {127, 0, 0, 1}),
                der(0x87, loopback6));
        byte[] extensions = der(0xa3, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALTERNATIVE_NAME, der(0x04, names))));
        BigInteger serial = new BigInteger(120, new SecureRandom()).setBit(119);
        byte[] unsigned = der(
                SEQUENCE,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, serial.toByteArray()),
                algorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                extensions);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned);
        byte[] signed = der(SEQUENCE, unsigned, algorithm, der(0x03, new byte[] {0}, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
    }

    private static byte[] time(Instant instant) {
        return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < 128) {
            all.write(length);
        } else if (length < 256) {
            all.write(0x81);
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
