package dev.countersign.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON strictly: no member twice, no number but whole ones (records and manifests have no others), no half
 * surrogates. Values become {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Boolean} and null.
 */
final class Json {

    private static final int MAX_DEPTH = 50;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Map<String, Object> object(String text) throws BrokenTextException {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.broken("something follows the value");
        }
        return members(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Object value) throws BrokenTextException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new BrokenTextException("it is no JSON object");
    }

    private Object value(int depth) throws BrokenTextException {
        if (depth > MAX_DEPTH) {
            throw broken("it is nested too deeply");
        }
        skipSpace();
        char c = peek();
        switch (c) {
            case '{':
                return map(depth);
            case '[':
                return list(depth);
            case '"':
                return string();
            case 't':
                return word("true", true);
            case 'f':
                return word("false", false);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> map(int depth) throws BrokenTextException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            if (members.containsKey(name)) {
                throw broken("the member '" + name + "' is there twice");
            }
            members.put(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> list(int depth) throws BrokenTextException {
        List<Object> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return items;
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return items;
            }
            expect(',');
        }
    }

    private String string() throws BrokenTextException {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw broken("a control character stands inside a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        String read = out.toString();
        for (int i = 0; i < read.length(); i++) {
            if (Character.isHighSurrogate(read.charAt(i))
                    && i + 1 < read.length()
                    && Character.isLowSurrogate(read.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(read.charAt(i))) {
                throw broken("a text holds half a surrogate pair");
            }
        }
        return read;
    }

    private char escaped() throws BrokenTextException {
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
                    throw broken("a broken \\u");
                }
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            default:
                throw broken("an unknown escape");
        }
    }

    private Long number() throws BrokenTextException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("0|-?[1-9][0-9]{0,17}")) {
            throw broken("not a whole number");
        }
        return Long.valueOf(digits);
    }

    private Object word(String word, Object meaning) throws BrokenTextException {
        if (!text.startsWith(word, at)) {
            throw broken("not a JSON value");
        }
        at += word.length();
        return meaning;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws BrokenTextException {
        if (at >= text.length()) {
            throw broken("it ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws BrokenTextException {
        if (peek() != c) {
            throw broken("'" + c + "' is missing");
        }
        at++;
    }

    private BrokenTextException broken(String why) {
        return new BrokenTextException("it is no JSON: " + why + " (character " + (at + 1) + ")");
    }
}
