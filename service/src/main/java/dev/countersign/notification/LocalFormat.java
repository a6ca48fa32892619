package dev.countersign.notification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Numbers and moments as people of one language read them, in their time zone. */
record LocalFormat(Language language, ZoneId zone) {

    /** {@code 31 Jan 2026, 15:45 (UTC+2)} or {@code 31.1.2026 klo 15.45 (UTC+2)}; the offset tells summer from winter. */
    String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        String pattern = switch (language) {
            case EN -> "d MMM yyyy, HH:mm";
            case FI -> "d.M.yyyy 'klo' H.mm";
        };
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(local) + " (" + offset(local) + ")";
    }

    private static String offset(ZonedDateTime local) {
        ZoneOffset offset = local.getOffset();
        int minutes = Math.abs(offset.getTotalSeconds() / 60);
        if (minutes == 0) {
            return "UTC";
        }
        String sign = offset.getTotalSeconds() < 0 ? "−" : "+";
        return "UTC" + sign + minutes / 60 + (minutes % 60 == 0 ? "" : ":" + minutes % 60);
    }

    /** A fraction as {@code 8.5 %} or {@code 8,5 %}. */
    String percent(BigDecimal fraction) {
        return pattern("#,##0.0").format(fraction.movePointRight(2)) + " %";
    }

    String integer(BigDecimal number) {
        return pattern("#,##0").format(number);
    }

    String number(BigDecimal number) {
        return pattern("#,##0.###").format(number);
    }

    private DecimalFormat pattern(String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(language.locale()));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
