package dev.countersign.connector.named;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text for an option of an endpoint. It reaches the endpoint through its setter, where Camel reads no placeholder and no
 * reference; but components read languages and names of beans in options of their own accord, so whatever looks like one is
 * refused.
 */
final class PlainText {

    static final String ABOUT_FILE_NAMES =
            "A name below the endpoint's folder, such as june/report.txt, of letters, digits, blanks, commas and . _ - ( ) = @.";

    private static final int LONGEST = 1_000;

    /** Simple's functions, {@code ${...}}, also as {@code $simple{...}} and {@code $init{...}}. */
    private static final Pattern LANGUAGE = Pattern.compile("\\$\\w*\\{");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}");
    private static final Pattern RAW = Pattern.compile("RAW[({]");

    /** No {@code ..} and no {@code .}: a name has something that is neither a dot nor a blank. */
    private static final String SEGMENT = "(?! )(?=[^/]*[^/. ])[\\p{L}\\p{M}\\p{N} ._()=@,-]{1,200}(?<! )";

    private static final Pattern NAME = Pattern.compile(SEGMENT);
    private static final Pattern NAME_WITH_FOLDERS = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){0,20}");

    private PlainText() {}

    /** Whether an option is the name of a file. */
    static boolean fileName(String option) {
        return option.equals("fileName") || option.endsWith("FileName");
    }

    /** What is wrong with the text, as the end of a sentence. */
    static Optional<String> problem(String option, String text) {
        if (text.length() > LONGEST) {
            return Optional.of("has more than %d characters.".formatted(LONGEST));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has line breaks or other control characters.");
        }
        if (LANGUAGE.matcher(text).find()) {
            return Optional.of("is plain text here, without ${...}.");
        }
        if (PLACEHOLDER.matcher(text).find()) {
            return Optional.of("is plain text here, without {{...}}.");
        }
        if (RAW.matcher(text).find()) {
            return Optional.of("is plain text here, without RAW(...).");
        }
        if (text.startsWith("#")) {
            return Optional.of("does not begin with #, which names a bean.");
        }
        if (fileName(option)) {
            // only the main file may lie in a folder below; what comes with it lies beside it
            Pattern shape = option.equals("fileName") ? NAME_WITH_FOLDERS : NAME;
            if (!shape.matcher(text).matches()) {
                return Optional.of(
                        "is a name below the endpoint's folder, of letters, digits, blanks and . _ - ( ) = @ , without '..', not '%s'."
                                .formatted(text));
            }
        }
        return Optional.empty();
    }
}
