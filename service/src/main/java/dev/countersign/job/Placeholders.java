package dev.countersign.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments that an operator has configured, with the parameters of a job in them. */
public final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

    private Placeholders() {}

    /** The parameters that the arguments need. */
    public static Set<String> in(List<String> arguments) {
        Set<String> names = new LinkedHashSet<>();
        arguments.forEach(argument ->
                NAME.matcher(argument).results().map(found -> found.group(1)).forEach(names::add));
        return names;
    }

    /**
     * One pass: what a parameter contains is never looked at again.
     *
     * @throws IllegalArgumentException naming the parameter that is missing
     */
    public static List<String> fill(List<String> arguments, Map<String, String> parameters) {
        return arguments.stream()
                .map(argument -> NAME.matcher(argument).replaceAll(found -> value(found, parameters)))
                .toList();
    }

    private static String value(MatchResult found, Map<String, String> parameters) {
        String value = parameters.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("The parameter '" + found.group(1) + "' is missing.");
        }
        return Matcher.quoteReplacement(value);
    }
}
