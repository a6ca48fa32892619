package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ParseException;

/** What is refused at deployment, with the reason. */
@QuarkusTest
class ConnectorModelTest {

    @Inject
    ConnectorProcess process;

    @Inject
    ConnectorKinds kinds;

    @AfterEach
    void clear() {
        process.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connector=htp | The connector 'htp' is not known; known are
            connector=${which} | The input parameter 'connector' must name a connector, one of
            url=https://127.0.0.1/ | The input parameter 'connector' must name a connector, one of
            connector=http;connection=nowhere | There is no connection 'nowhere'; configured are peer,
            connector=http;url=https://evil.example.com/ | The host evil.example.com:443 is not allowed. An operator can add it to countersign.connector.hosts.allowed.
            connector=http;url=http://0x7f.1/ | must be an address with a host
            connector=http;url=ftp://127.0.0.1/ | must begin with https:// or http://
            connector=http;connection=peer;method=FETCH | The input parameter 'method' is 'FETCH'; it must be one of
            connector=http;connection=peer;timeout=30s | The input parameter 'timeout' is a duration such as PT30S, of at most a day, not '30s'.
            connector=http;connection=peer;timeout=PT20M | The input parameter 'timeout' is at most PT15M
            connector=http;connection=peer;retries=99 | The input parameter 'retries' is a whole number from 0 to 20, not '99'.
            connector=http;connection=peer;retryOn=always | The input parameter 'retryOn' lists connect, network, timeout, conflict, none and status codes
            connector=http;connection=peer;onCrash=hope | The input parameter 'onCrash' is one of retry, ask, not 'hope'.
            connector=http;connection=peer;expectedStatus=fine | The input parameter 'expectedStatus' lists status codes such as 200, 2xx or 200-299, not 'fine'.
            connector=http;connection=peer;responseExpression=body.id | FEEL that begins with '=' or a JSON pointer
            connector=http;connection=peer;responseExpression==count(for i in 1..30000, j in 1..30000 return i+j) | is not taken: It loops over
            connector=http;connection=peer;responseExpression==some x in body satisfies (some y in body satisfies x = y) | is not taken: It has a loop inside a loop
            connector=http;connection=peer;responseExpression==1 + | is not FEEL
            connector=http;connection=peer;header.Host=evil.org | The header 'Host' cannot be set.
            connector=http;connection=peer;header.CamelHttpUri=http://evil.org | The header 'CamelHttpUri' cannot be set.
            connector=http;connection=peer;header.X-A={{secret:nobody}} | There is no secret 'nobody' (countersign.secret.nobody).
            connector=http;connection=peer;header.X-A={{secret:no body}} | names a secret; write it as {{secret:NAME}}.
            connector=http;connection=peer;url=https://127.0.0.1/ | Give one of 'url' and 'connection'.
            connector=http;connection=peer;metod=POST | did you mean 'method'?
            connector=http;connection=peer;path={{secret:api}} | The input parameter 'path' cannot hold a secret; a configured connection can.
            """)
    void badTasksAreRefused(String inputs, String reason) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String input : inputs.split(";")) {
            String[] parts = input.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }

        Throwable refused = catchThrowable(() -> process.start(parameters, Map.of()));

        assertThat(refused).isInstanceOf(ParseException.class).hasMessageContaining(reason);
        assertThat(((ParseException) refused)
                        .getResourceReports()
                        .get(0)
                        .getErrors()
                        .get(0)
                        .getMainElementId())
                .isEqualTo("call");
    }

    /** What Modeler makes of a template: hidden values, what is required, and what the placeholders show. */
    @Test
    void everyKindIsDeployedWithItsExamples() {
        for (TaskKind kind : kinds.kinds()) {
            Map<String, String> parameters = new LinkedHashMap<>();
            kind.fields().stream()
                    .filter(field -> field.binding() == TaskField.Binding.INPUT)
                    .forEach(field ->
                            field.value().or(field::example).ifPresent(value -> parameters.put(field.name(), value)));

            assertThatCode(() -> process.start(parameters, Map.of()))
                    .as(kind.id())
                    .doesNotThrowAnyException();
        }
    }
}
