package dev.countersign.connector.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.secret.Redaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param headers by name in lower case
 * @param body at most as much as may be read
 * @param cut whether there was more
 */
record HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean cut) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w:.-]+)", Pattern.CASE_INSENSITIVE);

    private static final int SHOWN = 500;

    /** {@code status}, the wanted {@code headers} and {@code body}: parsed when it says that it is JSON, else text. */
    Map<String, @Nullable Object> result(Set<String> wanted, long most, Redaction redaction, ObjectMapper json) {
        if (cut) {
            throw ConnectorFailure.answer(
                    "too-large",
                    "The answer has more than %d bytes. Ask for less, or have the data written to a file or object store."
                            .formatted(most));
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        Map<String, Object> selected = new LinkedHashMap<>(headers);
        selected.keySet().retainAll(wanted);
        result.put("status", status);
        result.put("headers", selected);
        result.put("body", body.length == 0 ? null : content(redaction, json));
        return result;
    }

    /** The beginning of the body as text, for people. Cleaned before it is cut: half a secret would not be recognised. */
    String beginning(Redaction redaction) {
        String text = redaction.clean(new String(body, charset()).strip());
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private @Nullable Object content(Redaction redaction, ObjectMapper json) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        String media = type.split(";", 2)[0].strip();
        if (media.equals("application/json") || media.endsWith("+json")) {
            try {
                return json.readValue(body, Object.class);
            } catch (IOException e) {
                throw ConnectorFailure.answer(
                        "answer",
                        "The answer says that it is JSON, but it is not: it begins with " + beginning(redaction));
            }
        }
        try {
            String text = charset().newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // said below
        }
        throw ConnectorFailure.answer(
                "answer",
                "The answer of the type '%s' is not text; a process variable cannot hold it.".formatted(media));
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(headers.getOrDefault("content-type", ""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Names with commas, in lower case. */
    static Set<String> names(String text) {
        return Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")));
    }
}
