package dev.countersign.fanout;

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
class FanOutDeploymentTest {

    @Inject
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url=http://127.0.0.1/ | The input parameter 'items' is missing.",
                "items=${list} | Either 'url' says which function is called for each item, or 'process'",
                "items=${list};url=http://127.0.0.1/;process=p | Either 'url' says which function",
                "items=${list};url=http://10.0.0.1/ | The host 10.0.0.1:80 is not allowed",
                "items=${list};process=p;parallelism=101 | parallelism must be a whole number between 1 and 100, not '101'.",
                "items=${list};process=p;tolerate=some | tolerate must be a number of items or a part such as 5%",
                "items=${list};process=p;retries=-1 | retries must be a whole number",
                "items=${list};url=http://127.0.0.1/;callTimeout=PT1H | must be an ISO-8601 duration between PT1S and PT15M"
            })
    void whatCannotWorkIsRefusedWithItsReason(String inputs, String reason) {
        assertThatThrownBy(() -> deploy(inputs))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatMayWorkIsTaken() {
        assertThatCode(() -> deploy("items=${list};process=${key};tolerate=2.5%;timeout=P7D"))
                .doesNotThrowAnyException();
        assertThatCode(() -> deploy("items=${list};url=http://127.0.0.1/;mode=token;timeout=P7D;header.X-A=b"))
                .doesNotThrowAnyException();
    }

    private void deploy(String inputs) {
        ServiceTaskModel model = new ServiceTaskModel("fanout-deployed", FanOutWorker.TOPIC);
        for (String input : inputs.split(";")) {
            model.input(input.substring(0, input.indexOf('=')), input.substring(input.indexOf('=') + 1));
        }
        model.deploy(repository);
    }
}
