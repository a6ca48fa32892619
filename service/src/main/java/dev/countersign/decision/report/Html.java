package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Texts and values as they may stand in a page. */
final class Html {

    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < 0x20 && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    /** A value by its format, escaped; numbers as in English, so that a report reads the same everywhere. */
    static String value(JsonNode value, String format) {
        if (value.isMissingNode() || value.isNull()) {
            return "–";
        }
        if (!value.isNumber()) {
            return escape(value.isTextual() ? value.asText() : value.toString());
        }
        BigDecimal number = value.decimalValue();
        return switch (format) {
            case "percent" -> pattern("#,##0.0", number.movePointRight(2)) + " %";
            case "integer" -> pattern("#,##0", number);
            default -> pattern("#,##0.####", number);
        };
    }

    static String number(double number) {
        return pattern("#,##0.####", BigDecimal.valueOf(number));
    }

    private static String pattern(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
