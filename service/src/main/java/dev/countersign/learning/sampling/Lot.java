package dev.countersign.learning.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Draws lots that nobody can foresee without the secret, and that fall the same way whenever they are drawn again. */
final class Lot {

    private static final String HMAC = "HmacSHA256";
    private static final double TWO_TO_53 = 9_007_199_254_740_992.0;

    private Lot() {}

    static String freshSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A number from 0 (included) to 1 (excluded) that belongs to a name. */
    static double draw(String secret, String name) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), HMAC));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / TWO_TO_53;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HMAC, e);
        }
    }
}
