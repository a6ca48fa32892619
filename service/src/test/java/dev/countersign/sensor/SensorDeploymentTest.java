package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class SensorDeploymentTest {

    private static final String ROOT =
            Path.of("target/sensor-root").toAbsolutePath().toString();

    @Inject
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor=smoke | sensor must be one of file, http, object, partition, sql, not 'smoke'.",
                "path=/data/x | The input parameter 'sensor' is missing.",
                "sensor=file | The input parameter 'path' is missing.",
                "sensor=file;path=/etc/passwd | below a folder of countersign.sensor.probe.roots, not '/etc/passwd'",
                "sensor=file;path=ROOT/../x | below a folder of countersign.sensor.probe.roots",
                "sensor=file;path=ROOT/[a | path is no pattern",
                "sensor=file;path=ROOT/a;minSize=many | minSize must be a whole number between 0",
                "sensor=file;path=ROOT/a;poke=PT0.1S | poke must be an ISO-8601 duration between PT1S",
                "sensor=file;path=ROOT/a;timeout=soon | timeout must be an ISO-8601 duration",
                "sensor=file;path=ROOT/a;onTimeout=shrug | onTimeout must be fail or error or complete, not 'shrug'.",
                "sensor=partition;path=ROOT/dt=* | path of a partition is a folder, not a pattern.",
                "sensor=partition;path=ROOT/dt=1;ready=maybe | ready must be marker or data, not 'maybe'.",
                "sensor=object;bucket=others;key=a | bucket must be one of countersign.sensor.probe.buckets, not"
                        + " 'others'.",
                "sensor=object;bucket=countersign-test | The input parameter 'key' or 'prefix' is missing.",
                "sensor=http;url=http://169.254.169.254/ | The host 169.254.169.254:80 is not allowed",
                "sensor=http;url=http://127.0.0.1/;status=ok | status must be an HTTP status such as 200",
                "sensor=http;url=http://127.0.0.1/;condition=count(for i in 1..30000 return i) > 1 | condition is not taken: It loops over a range",
                "sensor=http;url=http://127.0.0.1/;condition=body. | condition is no FEEL expression",
                "sensor=http;url=http://127.0.0.1/;pointer=state | pointer must be a JSON pointer such as /status",
                "sensor=http;url=http://127.0.0.1/;header.X-Key={{secret:test-api}} | The input parameter 'header.X-Key' has a {{secret:...}}, which only connectors fill in",
                "sensor=http;url=http://127.0.0.1/;secret=nobodys | There is no secret 'nobodys'",
                "sensor=http;url=http://127.0.0.1/;secret=test-unbound | must not be sent to 127.0.0.1:80",
                "sensor=http;url=http://127.0.0.1/;secret=${which} | secret must be a name, not an expression",
                "sensor=http;url=http://127.0.0.1/;condition=NESTED | condition is nested too deeply",
                "sensor=http;url=http://127.0.0.1/;condition=LONG | condition has more than 2000 characters",
                "sensor=sql;query=nothing | There is no query 'nothing'"
            })
    void whatCannotWorkIsRefusedWithItsReason(String inputs, String reason) {
        assertThatThrownBy(() -> deploy(inputs))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason)
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(((ParseException) e)
                                .getResourceReports()
                                .get(0)
                                .getErrors()
                                .get(0)
                                .getMainElementId())
                        .isEqualTo("work"));
    }

    @Test
    void whatMayWorkIsTaken() {
        assertThatCode(() -> deploy("sensor=${kind}")).doesNotThrowAnyException();
        assertThatCode(() -> deploy("sensor=file;path=${path};timeout=${time}")).doesNotThrowAnyException();
        assertThatCode(() -> deploy("sensor=http;url=http://127.0.0.1:1/x;condition=body.state == \"a\""))
                .isInstanceOf(ParseException.class);
        assertThatCode(() -> deploy("sensor=http;url=http://127.0.0.1:1/x;condition=body.state = \"a\""))
                .doesNotThrowAnyException();
        assertThatCode(() -> deploy("sensor=sql;query=test-marker")).doesNotThrowAnyException();
    }

    private void deploy(String inputs) {
        ServiceTaskModel model = new ServiceTaskModel("sensor-deployed", SensorWorker.TOPIC);
        for (String input : inputs.replace("ROOT", ROOT)
                .replace("NESTED", "(".repeat(500) + "1" + ")".repeat(500))
                .replace("LONG", "1+".repeat(1_000) + "1")
                .split(";")) {
            model.input(input.substring(0, input.indexOf('=')), input.substring(input.indexOf('=') + 1));
        }
        model.deploy(repository);
    }
}
