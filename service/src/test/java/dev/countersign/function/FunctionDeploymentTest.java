package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class FunctionDeploymentTest {

    @Inject
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "style=url | The input parameter 'url' is missing.",
                "url=http://10.0.0.1/f | The host 10.0.0.1:80 is not allowed",
                "url=http://127.0.0.1/;style=cgi | style must be one of url, lambda, azure, openfaas, openfaas-async, not 'cgi'.",
                "url=http://127.0.0.1/;style=azure | The input parameter 'function' is missing.",
                "url=http://127.0.0.1/;style=azure;function=../x | function is no name of a function",
                "url=http://127.0.0.1/;mode=later | mode must be sync or token, not 'later'.",
                "url=http://127.0.0.1/;timeout=PT1H | timeout must be an ISO-8601 duration between PT1S and PT15M",
                "url=http://127.0.0.1/;retries=99 | retries must be a whole number between 0 and 20",
                "url=http://127.0.0.1/;header.X-Key=Bearer {{secret:test-api}} | The input parameter 'header.X-Key' has a {{secret:...}}, which only connectors fill in",
                "url=http://127.0.0.1/;secret=nobodys | There is no secret 'nobodys'",
                "url=http://127.0.0.1/;secret=${which} | secret must be a name, not an expression.",
                "url=http://127.0.0.1/;secret=test-unbound | The secret 'test-unbound' must not be sent to 127.0.0.1:80",
                "url=http://127.0.0.1/;mode=token;body=text | body must be a map in the mode token"
            })
    void whatCannotWorkIsRefusedWithItsReason(String inputs, String reason) {
        assertThatThrownBy(() -> deploy(inputs))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatMayWorkIsTaken() {
        assertThatCode(() -> deploy("url=${url};style=lambda;function=${f}")).doesNotThrowAnyException();
        assertThatCode(() -> deploy("url=http://127.0.0.1/;mode=token;timeout=P7D;body=${order};heartbeat=PT1M"))
                .doesNotThrowAnyException();
    }

    private void deploy(String inputs) {
        ServiceTaskModel model = new ServiceTaskModel("function-deployed", FunctionWorker.TOPIC);
        for (String input : inputs.split(";")) {
            model.input(input.substring(0, input.indexOf('=')), input.substring(input.indexOf('=') + 1));
        }
        model.deploy(repository);
    }
}
