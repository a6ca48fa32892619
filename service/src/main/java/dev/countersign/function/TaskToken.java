package dev.countersign.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What the far side hands in: 256 random bits. Only the hash of it is stored. */
record TaskToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static TaskToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TaskToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return hash(text);
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token itself is never written to a log. */
    @Override
    public String toString() {
        return "TaskToken[…]";
    }
}
