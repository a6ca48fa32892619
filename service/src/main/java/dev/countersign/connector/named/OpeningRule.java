package dev.countersign.connector.named;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/**
 * Which options of a component an operator may leave open to models: what is content. Nothing that decides where a message
 * goes, who sends it, what runs, or how much of the service it takes. Components are written by many people, so what is in
 * doubt by its label, type or name is refused; the operator can still set it in the URI.
 */
final class OpeningRule {

    private static final Map<String, String> PLAIN_TYPES = Map.of(
            "string", "java.lang.String",
            "boolean", "",
            "integer", "",
            "number", "",
            "duration", "",
            "enum", "");

    private static final Map<String, String> LABELS = Map.of(
            "consumer", "is for receiving, and nothing is received here",
            "security", "is about signing in and trust",
            "authentication", "is about signing in and trust",
            "proxy", "decides where a message goes",
            "schema", "decides where a message goes",
            "monitoring", "is about how the service runs",
            "management", "is about how the service runs",
            "logging", "is about how the service runs",
            "scheduler", "is about how the service runs");

    private static final List<Doubt> DOUBTS = List.of(
            new Doubt(
                    "host|ur[il]|addr|path|directory|folder|location|endpoint|server|broker|bridge|proxy|redirect|domain|region"
                            + "|realm|namespace|bucket|queue|topic|exchange|database|collection|container|account|jail|remote"
                            + "|wsdl|resource|cluster|registry|move|dns|scheme|protocol|channel|target|table|room|store|project"
                            + "|tenant|cloud|environment|datacenter|workspace|configur|propert|specification|document"
                            + "|(?-i:^(?:to|cc|bcc|from)$|(?:^p|P)ort(?![a-z])|(?:^d|D)ir(?![a-z])|(?:^i|I)p(?![a-z])|(?:^t|T)emp(?![a-z]))",
                    "decides where a message goes"),
            new Doubt(
                    "class|bean|script|express|language|predicate|query|sql|command|exec|serial|factory|strategy|handler"
                            + "|resolver|listener|interceptor|partitioner|reporter|template|transform|regex|function"
                            + "|procedure|invoke|groovy|args|argument|cql|component|delegate|provider|coder|pattern|translator"
                            + "|filter|hook|code",
                    "decides what runs"),
            new Doubt(
                    "auth|token|credential|password|secret|trust|verif|tls|ssl|cert|keystore|allow|transfer|system|chmod"
                            + "|permission|owner|policy|debug|trace|log|umask|user(?!Agent)|community",
                    "is about signing in and trust"),
            new Doubt(
                    "buffer|pool|thread|memory|concurren|cache|parallel|size|capacity|worker|max|timeout|interval|retr|lazy"
                            + "|synchronous|millis|(?-i:Ms$)",
                    "is about how much of the service a call takes"));

    /** Their descriptions mention files because they belong to one; see {@link PlainText}. */
    private static final Set<String> KNOWN = Set.of("fileName", "doneFileName", "charset", "appendChars");

    /** Words that give an option away whose name does not. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?i)\\bbeans?\\b|expression|language|\\bregistry|class ?name|fully qualified|class ?path|destination|\\bur[il]s?\\b|\\bhost"
                    + "|\\bfiles?\\b|director|script");

    /** Words in the names of options, in upper or lower case unless they are short. */
    private record Doubt(Pattern names, String reason) {
        Doubt(String names, String reason) {
            this(Pattern.compile(names, Pattern.CASE_INSENSITIVE), reason);
        }
    }

    private OpeningRule() {}

    /** Why the option cannot be left open, as the end of a sentence; empty when it can. */
    static Optional<String> refusal(EndpointOptionModel option) {
        if (!"parameter".equals(option.getKind())) {
            return Optional.of("decides where a message goes");
        }
        if (option.isSecret()) {
            return Optional.of("is a secret");
        }
        if (!plain(option)) {
            return Optional.of("names an object, a file or a class");
        }
        return byLabel(option).or(() -> byName(option.getName())).or(() -> byDescription(option));
    }

    /** Text only: a number or one of a few words names nothing. The file component's own names are checked by their shape. */
    private static Optional<String> byDescription(EndpointOptionModel option) {
        boolean doubtful = option.getType().equals("string")
                && !KNOWN.contains(option.getName())
                && DESCRIPTION
                        .matcher(Optional.ofNullable(option.getDescription()).orElse(""))
                        .find();
        return doubtful ? Optional.of("may name a file, an address or something that runs") : Optional.empty();
    }

    private static boolean plain(EndpointOptionModel option) {
        String type = PLAIN_TYPES.get(option.getType());
        return type != null
                && (type.isEmpty() || type.equals(option.getJavaType()))
                && !option.isAutowired()
                && !option.isMultiValue();
    }

    private static Optional<String> byLabel(EndpointOptionModel option) {
        List<String> labels =
                Arrays.asList(Optional.ofNullable(option.getLabel()).orElse("").split("\\s*,\\s*", -1));
        return labels.stream()
                .filter(LABELS::containsKey)
                .map(LABELS::get)
                .findFirst()
                .or(() -> labels.contains("advanced") && !labels.contains("producer")
                        ? Optional.of("is about how the component works as a whole")
                        : Optional.empty());
    }

    private static Optional<String> byName(String name) {
        return DOUBTS.stream()
                .filter(doubt -> doubt.names().matcher(name).find())
                .map(Doubt::reason)
                .findFirst();
    }
}
