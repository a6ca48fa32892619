package dev.countersign.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with named parameters, as JDBC takes it. Literals, quoted names, comments and casts are left as they are.
 *
 * @param text with a question mark for each parameter
 * @param parameters their names, in order
 */
public record NamedSql(String text, List<String> parameters) {

    private static final Pattern TOKEN = Pattern.compile("""
            '(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\\n]*|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$|::|:([A-Za-z_]\\w*)""", Pattern.DOTALL);

    public NamedSql {
        parameters = List.copyOf(parameters);
    }

    /** Finds the parameters. */
    public static NamedSql parse(String sql) {
        List<String> parameters = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String name = token.group(2);
            if (name == null) {
                token.appendReplacement(text, Matcher.quoteReplacement(token.group()));
            } else {
                parameters.add(name);
                token.appendReplacement(text, "?");
            }
        }
        token.appendTail(text);
        return new NamedSql(text.toString(), parameters);
    }
}
