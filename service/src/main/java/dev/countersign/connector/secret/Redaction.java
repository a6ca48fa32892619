package dev.countersign.connector.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that one call has used. Whatever the call leaves behind (result, reason, log) goes through here: another
 * system that repeats what it was sent must not put a secret into the history.
 */
public final class Redaction {

    /** Pieces of a shorter one would be found in ordinary words. */
    private static final int LONG_ENOUGH = 8;

    /** What stands where a secret was. */
    public static final String MARK = "[secret]";

    // the longest first: one may contain another
    private final Set<String> texts = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on this text does not get through, nor do its usual encodings. */
    public void hide(String secret) {
        if (secret.isEmpty()) {
            return;
        }
        texts.add(secret);
        texts.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        texts.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        hideInBase64(secret.getBytes(StandardCharsets.UTF_8));
        texts.add(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret)));
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        texts.add(json);
        texts.add(json.replace("/", "\\/"));
    }

    /** The same for a name and password as the Basic scheme sends them. */
    public void hide(String user, String secret) {
        hide(secret);
        texts.add(base64((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether there is nothing to hide. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Bytes of the longest text that is hidden; 0 when there is none. */
    public int longest() {
        return texts.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    /** The text without secrets. */
    public String clean(String text) {
        String cleaned = text;
        for (String secret : texts) {
            cleaned = cleaned.replace(secret, MARK);
        }
        return cleaned;
    }

    /** A part of a log without secrets. Each byte of them becomes a star, so that what follows stays where it was. */
    public byte[] mask(byte[] log) {
        String masked = new String(log, StandardCharsets.ISO_8859_1);
        for (String secret : texts) {
            String bytes = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            masked = masked.replace(bytes, "*".repeat(bytes.length()));
        }
        return masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A value of maps, lists, texts and plain values without secrets, in keys too. */
    public @Nullable Object clean(@Nullable Object value) {
        if (value instanceof String text) {
            return clean(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
            map.forEach((key, each) -> cleaned.put(clean(String.valueOf(key)), clean(each)));
            return cleaned;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> cleaned = new ArrayList<>();
            list.forEach(each -> cleaned.add(clean(each)));
            return cleaned;
        }
        // a secret of digits may come back as a number
        return value instanceof Number number && texts.contains(number.toString()) ? MARK : value;
    }

    /**
     * Three bytes become four characters, so a secret within a longer text has one of three spellings. The characters at
     * its edges also stand for what is beside it; they are left out.
     */
    private void hideInBase64(byte[] secret) {
        if (secret.length < LONG_ENOUGH) {
            texts.add(base64(secret));
            return;
        }
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            String encoded = Base64.getEncoder()
                    .encodeToString(shifted)
                    .substring(before == 0 ? 0 : before + 1, shifted.length * 8 / 6);
            texts.add(encoded);
            texts.add(encoded.replace('+', '-').replace('/', '_'));
        }
        texts.add(base64(secret));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
