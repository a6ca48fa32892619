package dev.countersign.connector.secret;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with secrets in them, written {@code {{secret:NAME}}}. The form is none that the engine's expressions know, so it
 * stays as it is in the model, in variables and in the history.
 */
public final class SecretText {

    private static final Pattern PLACE = Pattern.compile("\\{\\{secret:([A-Za-z0-9._-]+)}}");

    private SecretText() {}

    /** Whether a text names a secret, or tries to. */
    public static boolean mentionsSecret(String text) {
        return text.contains("{{secret:");
    }

    /** The names in a text. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** The text with the values of all secrets in it: for what an operator wrote. */
    public static String fillAll(String text, UnaryOperator<String> valueOf) {
        return fill(text, names(text), valueOf);
    }

    /** The text with the values of those secrets that may stand in it; any other place stays as it is. */
    static String fill(String text, Set<String> permitted, UnaryOperator<String> valueOf) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        permitted.contains(place.group(1)) ? valueOf.apply(place.group(1)) : place.group()));
    }
}
