package dev.countersign.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one process in another language than its model's: names of tasks, labels, values, metrics and options. A
 * file {@code words.fi.json} that is deployed with the process, an object of texts: {@code {"Approve": "Hyväksy"}}; {@code {0}} to
 * {@code {9}} stand for what changes in a sentence.
 */
final class Glossary {
    private static final int LONGEST = 2_000;
    private static final int MOST_GAPS = 3;

    static final Glossary NONE = new Glossary(Map.of());

    private static final Pattern NAME = Pattern.compile("(?:notification/)?words\\.([^./]*)\\.json");
    private static final String BEFORE_BUSINESS_KEY = " · ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    private final Map<String, String> words;
    private final List<Sentence> sentences;

    /** A text with gaps: {@code The error is {0} %.} */
    private record Sentence(Pattern text, List<String> gaps, String translation) {

        static Sentence of(String text, String translation) {
            StringBuilder pattern = new StringBuilder();
            List<String> gaps = new ArrayList<>();
            Matcher gap = GAP.matcher(text);
            int from = 0;
            while (gap.find()) {
                pattern.append(Pattern.quote(text.substring(from, gap.start()))).append("(.{1,400}?)");
                gaps.add(gap.group());
                from = gap.end();
            }
            pattern.append(Pattern.quote(text.substring(from)));
            return new Sentence(Pattern.compile(pattern.toString()), gaps, translation);
        }

        /** @param inner says what stands in a gap in the other language, too */
        Optional<String> in(String said, UnaryOperator<String> inner) {
            Matcher matcher = text.matcher(said);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(GAP.matcher(translation).replaceAll(gap -> {
                int group = gaps.indexOf(gap.group()) + 1;
                return Matcher.quoteReplacement(group == 0 ? gap.group() : inner.apply(matcher.group(group)));
            }));
        }
    }

    private Glossary(Map<String, String> words) {
        this.words = Map.copyOf(words);
        this.sentences = words.entrySet().stream()
                .filter(word -> GAP.matcher(word.getKey()).find())
                .map(word -> Sentence.of(word.getKey(), word.getValue()))
                .toList();
    }

    /** The language in the name of a file that looks like a glossary; empty for all other files. */
    static Optional<String> language(String resourceName) {
        Matcher name = NAME.matcher(resourceName);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** @throws IllegalArgumentException with the reason why this is none */
    static Glossary parse(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            node.fields().forEachRemaining(word -> {
                if (!word.getValue().isTextual() || word.getValue().asText().isBlank()) {
                    throw new IllegalArgumentException("the translation of '" + word.getKey() + "' is no text");
                }
                if (GAP.matcher(word.getKey()).replaceAll("").codePoints().noneMatch(Character::isLetter)) {
                    throw new IllegalArgumentException("'" + word.getKey() + "' has no words");
                }
                if (GAP.matcher(word.getKey()).results().count() > MOST_GAPS) {
                    throw new IllegalArgumentException(
                            "'" + word.getKey() + "' has more than " + MOST_GAPS + " gaps such as {0}");
                }
            });
            return new Glossary(JSON.convertValue(node, new TypeReference<Map<String, String>>() {}));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text in the other language, or as it is. */
    String of(String text) {
        String word = words.get(text);
        return word != null || text.length() > LONGEST
                ? Objects.requireNonNullElse(word, text)
                : sentences.stream()
                        .flatMap(sentence -> sentence.in(text, this::of).stream())
                        .findFirst()
                        .orElse(text);
    }

    /** The same for a name that the business key may follow. */
    String title(String title) {
        int end = title.lastIndexOf(BEFORE_BUSINESS_KEY);
        return words.containsKey(title) || end < 0 ? of(title) : of(title.substring(0, end)) + title.substring(end);
    }

    /** A copy of an evidence document whose metrics are named, and told, in the other language. */
    JsonNode evidence(JsonNode document) {
        if (words.isEmpty()) {
            return document;
        }
        JsonNode copy = document.deepCopy();
        for (JsonNode block : copy.path("blocks")) {
            for (JsonNode item : block.path("items")) {
                if (item instanceof ObjectNode metric) {
                    translate(metric, "label");
                    translate(metric, "value");
                    translate(metric, "unit");
                }
            }
        }
        return copy;
    }

    private void translate(ObjectNode metric, String member) {
        JsonNode value = metric.path(member);
        if (value.isTextual()) {
            metric.put(member, of(value.asText()));
        }
    }
}
