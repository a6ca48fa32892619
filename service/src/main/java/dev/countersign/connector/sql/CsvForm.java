package dev.countersign.connector.sql;

import dev.countersign.connector.CallInputs;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * How a CSV file is written.
 *
 * @param header whether its first line names the columns
 * @param nullText what stands for null when it is not quoted; without it, nothing at all does
 */
record CsvForm(char delimiter, Optional<Character> quote, boolean header, Optional<String> nullText) {

    static CsvForm read(CallInputs inputs) {
        String delimiter = inputs.choice("delimiter", ",", ",", ";", "|", "tab");
        String quote = inputs.choice("quote", "\"", "\"", "'", "none");
        return new CsvForm(
                delimiter.equals("tab") ? '\t' : delimiter.charAt(0),
                quote.equals("none") ? Optional.empty() : Optional.of(quote.charAt(0)),
                inputs.choice("header", "yes", "yes", "no").equals("yes"),
                Optional.of(inputs.text("nullText")).filter(text -> !text.isEmpty()));
    }

    /** For the parser: as PostgreSQL's COPY reads CSV, where only what is not quoted can be null. */
    CSVFormat format() {
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote(quote.orElse(null))
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .setNullString(nullText.orElse(""))
                .setIgnoreEmptyLines(false)
                .get();
    }
}
