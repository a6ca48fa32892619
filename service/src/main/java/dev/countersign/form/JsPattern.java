package dev.countersign.form;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression written for JavaScript, as Java understands it: same verdict for the differences that form
 * authors meet ({@code $}, brackets and ampersands in classes, an empty class).
 */
final class JsPattern {

    /** Steps after which a match is given up: an expression that backtracks for ever must not hold a thread. */
    private static final int MAX_STEPS = 1_000_000;

    private final Pattern pattern;

    private JsPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static Optional<JsPattern> compile(String javaScript) {
        try {
            return Optional.of(new JsPattern(Pattern.compile(translate(javaScript))));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** True when the expression matches anywhere in the text; false also when finding out takes too long. */
    boolean test(String text) {
        try {
            return pattern.matcher(new CountedText(text)).find();
        } catch (TooManyStepsException | StackOverflowError e) {
            return false;
        }
    }

    private static String translate(String source) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                out.append(c).append(source.charAt(++i));
            } else if (inClass) {
                inClass = c != ']';
                // a bracket or an ampersand has no meaning inside a JavaScript class, but has one in Java's
                out.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
            } else if (source.startsWith("[^]", i)) {
                out.append("[\\s\\S]");
                i += 2;
            } else if (source.startsWith("[]", i)) {
                out.append("(?!)");
                i += 1;
            } else if (c == '$') {
                out.append("\\z");
            } else {
                inClass = c == '[';
                out.append(c);
            }
        }
        return out.toString();
    }

    private static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class CountedText implements CharSequence {

        private final String text;
        private int steps;

        private CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
