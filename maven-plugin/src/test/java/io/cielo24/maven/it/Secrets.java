package io.cielo24.maven.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Passwords in settings, encrypted as Maven's own tools do it. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** The scheme of Maven 3: AES-128 with key and vector from SHA-256 of password and salt. */
    static String three(String text, String password) throws GeneralSecurityException {
        byte[] salt = random(8);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        digest.update(salt);
        byte[] keyAndVector = digest.digest();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(keyAndVector, 0, 16, "AES"),
                new IvParameterSpec(keyAndVector, 16, 16));
        byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        int used = salt.length + 1 + encrypted.length;
        byte padding = (byte) ((16 - used % 16) % 16);
        byte[] all = ByteBuffer.allocate(used + padding)
                .put(salt)
                .put(padding)
                .put(encrypted)
                .put(random(padding))
                .array();
        return "{" + Base64.getEncoder().encodeToString(all) + "}";
    }

    /** What Maven 3 reads the master password from. */
    static Path securityOfThree(Path file, String master) throws Exception {
        return Files.writeString(
                file,
                "<settingsSecurity><master>" + three(master, "settings.security") + "</master></settingsSecurity>",
                StandardCharsets.UTF_8);
    }

    /** The scheme of Maven 4: AES-256 in counter mode, its key derived from the master password. */
    static String four(String text, String master) throws GeneralSecurityException {
        byte[] salt = random(16);
        byte[] vector = random(12);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(new PBEKeySpec(master.toCharArray(), salt, 310_000, 256))
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, vector));
        byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(vector.length + salt.length + encrypted.length)
                .put(vector)
                .put(salt)
                .put(encrypted)
                .array();
        Arrays.fill(key, (byte) 0);
        return "{[name=master,cipher=AES/GCM/NoPadding,version=4.0]"
                + Base64.getEncoder().encodeToString(all) + "}";
    }

    /** What Maven 4 reads the way to its master password from: here a variable of the environment. */
    static Path securityOfFour(Path file, String variable) throws Exception {
        return Files.writeString(
                file,
                "<settingsSecurity xmlns=\"http://codehaus-plexus.github.io/plexus-sec-dispatcher/4.0\">"
                        + "<modelVersion>4.0</modelVersion>"
                        + "<defaultDispatcher>master</defaultDispatcher><configurations><configuration><name>master</name>"
                        + "<properties><property><name>source</name><value>env:" + variable + "</value></property>"
                        + "<property><name>cipher</name><value>AES/GCM/NoPadding</value></property></properties>"
                        + "</configuration></configurations></settingsSecurity>",
                StandardCharsets.UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
