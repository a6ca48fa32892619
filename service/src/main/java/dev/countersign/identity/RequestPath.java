package dev.countersign.identity;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;

/** Request paths, compared in a way that no spelling escapes. */
final class RequestPath {
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("[/\\\\]+");

    private RequestPath() {}

    /** Lower case, percent-decoded until nothing changes, without matrix parameters, doubled slashes and dot segments. */
    static String canonical(String path) {
        String before;
        String result = path;
        do {
            before = result;
            result = decode(result);
        } while (!result.equals(before));
        result = MATRIX_PARAMETERS.matcher(result).replaceAll("");
        result = SLASHES.matcher("/" + result).replaceAll("/");
        ArrayDeque<String> segments = new ArrayDeque<>();
        for (String segment : result.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return ("/" + String.join("/", segments)).toLowerCase(Locale.ROOT);
    }

    /** Whether a canonical path is the prefix or lies under it. */
    static boolean isUnder(String canonical, String prefix) {
        return canonical.equals(prefix) || canonical.startsWith(prefix + "/");
    }

    private static String decode(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' && i + 2 < path.length()) {
                int high = Character.digit(path.charAt(i + 1), 16);
                int low = Character.digit(path.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    decoded.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}
