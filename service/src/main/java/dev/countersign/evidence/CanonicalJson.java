package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way of writing a JSON value that its digest is taken from: RFC 8785 (JCS), members sorted by UTF-16 code
 * units, no white space, numbers as ECMAScript prints them. The one difference: an integer beyond 2^53 keeps its digits
 * instead of being rounded to a double.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical text of a value. */
    public static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. */
    public static String digest(String canonical) {
        return digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of some bytes, as 64 lower-case hexadecimal digits. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** For digests that grow piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void append(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(value, out);
            case ARRAY -> appendArray(value, out);
            case STRING -> appendText(value.textValue(), out);
            case NUMBER -> out.append(number(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO ->
                throw new IllegalArgumentException("not a JSON value: " + value.getNodeType() + " node");
        }
    }

    private static void appendObject(JsonNode value, StringBuilder out) {
        // String's natural order is by UTF-16 code unit, as RFC 8785 section 3.2.3 asks
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            out.append(separator);
            appendText(member.getKey(), out);
            out.append(':');
            append(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(JsonNode value, StringBuilder out) {
        out.append('[');
        for (Iterator<JsonNode> items = value.elements(); items.hasNext(); ) {
            append(items.next(), out);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void appendText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isSurrogate(c) && !isPaired(text, i)) {
                        throw new IllegalArgumentException("a text holds half a surrogate pair");
                    } else if (c < 0x20) {
                        out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a JSON number: " + value.asText());
        }
        return number == 0 ? "0" : ecmaScript(number);
    }

    /** ECMA-262 Number::toString: the shortest digits that read back as the same double, then its layout rules. */
    private static String ecmaScript(double number) {
        BigDecimal shortest = shortest(number);
        String digits = shortest.unscaledValue().abs().toString();
        int count = digits.length();
        int point = count - shortest.scale();
        StringBuilder out = new StringBuilder(number < 0 ? "-" : "");
        if (count <= point && point <= 21) {
            out.append(digits).append("0".repeat(point - count));
        } else if (0 < point && point <= 21) {
            out.append(digits, 0, point).append('.').append(digits, point, count);
        } else if (-6 < point && point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else {
            int exponent = point - 1;
            out.append(digits.charAt(0));
            if (count > 1) {
                out.append('.').append(digits, 1, count);
            }
            out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
        }
        return out.toString();
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        // Double.toString before JDK 19 prints a digit too many now and then
        while (shortest.precision() > 1) {
            BigDecimal shorter = exact.round(new MathContext(shortest.precision() - 1, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != number) {
                break;
            }
            shortest = shorter.stripTrailingZeros();
        }
        return shortest;
    }
}
