package dev.countersign.connector.named;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.connector.CamelSchemes;
import dev.countersign.connector.camel.CamelRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Test;

/**
 * The rule on open options, held against Camel's whole catalogue. The options of the components that are here stand in the
 * documentation, so that a new version of Camel adds none unseen; {@code -Dtemplates.update=true} writes them anew.
 */
class OpenableOptionsTest {

    private static final Path PAGE = Path.of("..", "docs", "tasks", "connector-endpoint.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- options:begin -->\n).*?(<!-- options:end -->)", Pattern.DOTALL);

    private final CamelCatalog published = new DefaultCamelCatalog();
    private final ComponentCatalog here = new ComponentCatalog(new CamelRuntime());

    @Test
    void thePageListsWhatMayBeLeftOpen() throws IOException {
        Map<String, List<String>> schemesByOptions = new TreeMap<>();
        for (String scheme : CamelSchemes.onTheClassPath()) {
            String options = openable(here.of(scheme + ":x").orElseThrow()).stream()
                    .map(EndpointOptionModel::getName)
                    .sorted()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "));
            schemesByOptions.computeIfAbsent(options, none -> new ArrayList<>()).add("`" + scheme + "`");
        }
        String table = schemesByOptions.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each -> "| %s | %s |\n".formatted(String.join(", ", each.getValue()), each.getKey()))
                .sorted()
                .collect(Collectors.joining("", "| scheme | |\n|---|---|\n", ""));
        String page = Files.readString(PAGE);
        Matcher place = TABLE.matcher(page);
        assertThat(place.find()).isTrue();
        String current = place.replaceAll("$1" + Matcher.quoteReplacement(table) + "$2");
        if (Boolean.getBoolean("templates.update")) {
            Files.writeString(PAGE, current);
        } else {
            assertThat(page)
                    .as("look at each new option, then run this test with -Dtemplates.update=true")
                    .isEqualTo(current);
        }
    }

    @Test
    void theJarsSayWhatThePublishedCatalogueSays() throws IOException {
        for (String scheme : CamelSchemes.onTheClassPath()) {
            ComponentModel own = here.of(scheme + ":x").orElseThrow();
            assertThat(own.getEndpointOptions())
                    .extracting(EndpointOptionModel::getName)
                    .as(scheme)
                    .isNotEmpty()
                    .containsExactlyElementsOf(published.componentModel(scheme).getEndpointOptions().stream()
                            .map(EndpointOptionModel::getName)
                            .toList());
        }
        assertThat(here.of("nats:orders")).as("its jar is not here").isEmpty();
        assertThat(here.of("{{secret:whole-address}}")).isEmpty();
    }

    @Test
    void inNoComponentCanAnAddressASecretOrAnObjectBeLeftOpen() {
        int looked = 0;
        for (String scheme : published.findComponentNames()) {
            for (EndpointOptionModel option : openable(published.componentModel(scheme))) {
                looked++;
                String name = scheme + "." + option.getName();
                assertThat(option.getKind()).as(name).isEqualTo("parameter");
                assertThat(option.isSecret()).as(name).isFalse();
                assertThat(option.getType()).as(name).isNotIn("object", "array");
                assertThat(Arrays.asList(option.getLabel().split(",")))
                        .as(name)
                        .doesNotContain("consumer", "security", "proxy");
                assertThat(option.getName())
                        .as(name)
                        .doesNotContainPattern("(?i)host|ur[il]|address|path|password|class|bean|script|proxy|bridge");
            }
        }
        assertThat(looked).as("the rule leaves something").isGreaterThan(500);
    }

    @Test
    void whatTheRuleRefusesInComponentsThatAreNotHere() {
        for (String option : List.of(
                "exec.args",
                "exec.workingDir",
                "bean.method",
                "velocity.allowTemplateFromHeader",
                "velocity.contentCache",
                "sql.dataSource",
                "sql.outputClass",
                "jms.replyTo",
                "ftp.jailStartingDirectory",
                "ftp.username",
                "netty-http.decoders",
                "aws2-s3.uriEndpointOverride",
                "mongodb.collection")) {
            String[] parts = option.split("\\.", -1);
            assertThat(openable(published.componentModel(parts[0])))
                    .extracting(EndpointOptionModel::getName)
                    .as(option)
                    .doesNotContain(parts[1]);
            assertThat(published.componentModel(parts[0]).getEndpointOptions())
                    .extracting(EndpointOptionModel::getName)
                    .as("it is there")
                    .contains(parts[1]);
        }
    }

    private static List<EndpointOptionModel> openable(ComponentModel component) {
        return component.getEndpointOptions().stream()
                .filter(option -> OpeningRule.refusal(option).isEmpty())
                .toList();
    }
}
