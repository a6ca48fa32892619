package dev.countersign.storage;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes names of files harmless: for file systems, for headers, and for people's eyes. */
final class FileNames {

    static final int MAX_LENGTH = 120;

    private FileNames() {}

    /**
     * The last part of a path, without what could steer a terminal, a header or a file system: control and invisible
     * characters (among them those that reverse the direction of writing, so that {@code exe} reads as {@code txt}),
     * and the characters that some system forbids.
     */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String visible = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return visible.isEmpty() ? "file" : shortened(visible);
    }

    /** The header that makes a browser save a file under its name instead of showing it (RFC 6266). */
    static String attachment(String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%;]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded(name));
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int kept = MAX_LENGTH - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)).stripTrailing() + extension;
    }

    /** Percent-encoding of RFC 8187, stricter than that of forms. */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= '0' && octet <= '9')
                    || octet == '-'
                    || octet == '.'
                    || octet == '_';
            encoded.append(plain ? Character.toString(octet) : "%%%02X".formatted(octet & 0xff));
        }
        return encoded.toString();
    }
}
