package dev.countersign.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The words of one step; {@code ${...}} belongs to its word, with everything inside. */
final class Words {

    private final List<String> words;
    private int next;

    private Words(List<String> words) {
        this.words = words;
    }

    /** The steps of a list, separated by semicolons. */
    static List<Words> steps(String text) {
        List<Words> steps = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isExpression(text, i)) {
                int end = endOfExpression(text, i);
                word.append(text, i, end);
                i = end - 1;
            } else if (c == ';' || Character.isWhitespace(c)) {
                finish(word, words);
                if (c == ';') {
                    steps.add(new Words(List.copyOf(words)));
                    words.clear();
                }
            } else {
                word.append(c);
            }
        }
        finish(word, words);
        steps.add(new Words(List.copyOf(words)));
        return steps;
    }

    static boolean isExpression(String word) {
        return word.contains("${") || word.contains("#{");
    }

    private static boolean isExpression(String text, int at) {
        return text.startsWith("${", at) || text.startsWith("#{", at);
    }

    private static int endOfExpression(String text, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        throw new DeadlineSyntaxException("the expression '%s' has no end".formatted(text.substring(start)));
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    boolean isEmpty() {
        return next >= words.size();
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        if (!isEmpty() && words.get(next).equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    /** The next word; says what was expected when there is none. */
    String take(String expected, String after) {
        if (isEmpty()) {
            throw new DeadlineSyntaxException("after '%s' comes %s".formatted(after, expected));
        }
        return words.get(next++);
    }

    String peek() {
        if (isEmpty()) {
            throw new NoSuchElementException("no more words");
        }
        return words.get(next);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
