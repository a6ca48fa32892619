package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.taskkind.TaskField;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Test;

/**
 * What the documentation and the kinds of tasks say of Camel is what Camel's own catalogue says;
 * {@code -Dtemplates.update=true} writes the table of components anew.
 */
@QuarkusTest
class CamelCatalogTest {

    private static final Path PAGE = Path.of("..", "docs", "tasks", "connector-endpoint.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- components:begin -->\n).*?(<!-- components:end -->)", Pattern.DOTALL);
    private static final Pattern EXAMPLE =
            Pattern.compile("countersign\\.connector\\.endpoints\\.[a-z0-9-]+=([^\\s`]+)");

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @Inject
    ConnectorCatalog connectors;

    @Test
    void theTableOfComponentsIsThatOfTheClassPath() throws IOException {
        StringBuilder table = new StringBuilder("| scheme | | the URI must say |\n|---|---|---|\n");
        for (String scheme : CamelSchemes.onTheClassPath()) {
            ComponentModel model = catalog.componentModel(scheme);
            String required = Stream.concat(
                            model.getEndpointPathOptions().stream(), model.getEndpointParameterOptions().stream())
                    .filter(EndpointOptionModel::isRequired)
                    .map(option -> "`%s`: %s".formatted(option.getName(), firstSentence(option.getDescription())))
                    .collect(Collectors.joining("<br>"));
            table.append("| `%s` | [%s](%s): %s | %s |\n"
                    .formatted(scheme, model.getTitle(), page(model), firstSentence(model.getDescription()), required));
        }
        String page = Files.readString(PAGE);
        Matcher place = TABLE.matcher(page);
        assertThat(place.find()).isTrue();
        String current = place.replaceAll("$1" + Matcher.quoteReplacement(table.toString()) + "$2");
        if (Boolean.getBoolean("templates.update")) {
            Files.writeString(PAGE, current);
        } else {
            assertThat(page)
                    .as("run this test with -Dtemplates.update=true and commit what it writes")
                    .isEqualTo(current);
        }
    }

    @Test
    void everyExampleOfAnEndpointIsOneThatCamelTakes() throws IOException {
        List<String> examples = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(Path.of("..", "docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher example = EXAMPLE.matcher(Files.readString(page));
                while (example.find()) {
                    examples.add(example.group(1));
                }
            }
        }
        assertThat(examples).isNotEmpty().allSatisfy(uri -> {
            // strictly: some components take options that they do not know for those of a request
            var verdict = catalog.validateEndpointProperties(uri, true, false, true);
            assertThat(verdict.isSuccess())
                    .as(verdict.summaryErrorMessage(false))
                    .isTrue();
        });
        assertThat(catalog.validateEndpointProperties(examples.get(0) + "&noSuchOption=1", true, false, true)
                        .isSuccess())
                .as("the catalogue would notice")
                .isFalse();
    }

    @Test
    void fieldsThatAreOptionsOfCamelAreStillThere() {
        fields(
                "mail",
                "smtp",
                Map.of("to", "to", "cc", "cc", "bcc", "bcc", "replyTo", "replyTo", "subject", "subject"));
        fields("kafka-produce", "kafka", Map.of("topic", "topic", "key", "key"));
        assertThat(option("http", "httpMethod").getEnums())
                .containsAll(field("http", "method").choices().stream()
                        .map(TaskField.Choice::value)
                        .toList());
    }

    private void fields(String connector, String component, Map<String, String> optionsByField) {
        optionsByField.forEach((name, optionName) -> {
            TaskField field = field(connector, name);
            EndpointOptionModel option = option(component, optionName);
            assertThat(option.getJavaType())
                    .as("a text field: " + field.label())
                    .isEqualTo("java.lang.String");
            if (option.isRequired()) {
                assertThat(field.required()).as(connector + "." + name).isTrue();
            }
        });
    }

    private TaskField field(String connector, String name) {
        return connectors.find(connector).orElseThrow().kind().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(connector + " has no field " + name));
    }

    private EndpointOptionModel option(String component, String name) {
        return catalog.componentModel(component).getEndpointOptions().stream()
                .filter(option -> option.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Camel's component " + component + " has no option " + name));
    }

    /** Schemes that are variants of each other share a page, which is called as their jar is. */
    private static String page(ComponentModel model) {
        return "https://camel.apache.org/components/%s.x/%s-component.html"
                .formatted(
                        model.getVersion().replaceFirst("\\.[^.]*$", ""),
                        model.getAlternativeSchemes() == null
                                ? model.getScheme()
                                : model.getArtifactId().replaceFirst("^camel-", ""));
    }

    private static String firstSentence(String text) {
        String line = text.replace('\n', ' ').replace("|", "\\|");
        int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }
}
