package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts and commands as jobs: real processes of this machine. */
@QuarkusTest
class ProgramFlowTest extends JobFlow {

    @BeforeEach
    void deployPrograms() {
        repositoryService
                .createDeployment()
                .addClasspathResource("models/job-programs.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    @Override
    void round() {
        watcher.watch();
        fetcher.fetch("script");
        fetcher.fetch("command");
        launcher.launch();
    }

    @Test
    void lastLineOfAShellScriptIsItsResult() {
        script("shell", "echo working; echo \"{\\\"letters\\\":${#PARAM_WHO}}\"", Map.of());

        roundsUntil(JobState.SUCCEEDED);

        assertThat(outcome()).isEqualTo(Map.of("letters", 17, "exitCode", 0));
    }

    @Test
    void pythonScriptReadsItsParametersAndWritesAResultOfItsOwn() {
        script("python", """
                import json
                with open('parameters.json') as parameters:
                    who = json.load(parameters)['who']
                with open('result.json', 'w') as result:
                    json.dump({'status': 'SUCCEEDED', 'result': {'letters': len(who)}}, result)
                """, Map.of());

        roundsUntil(JobState.SUCCEEDED);

        assertThat(outcome()).isEqualTo(Map.of("letters", 17));
    }

    @Test
    void scriptDoesNotSeeTheEnvironmentOfTheService() {
        script("shell", "env | cut -d= -f1 | sort | tr '\\n' ' '", Map.of());

        roundsUntil(JobState.SUCCEEDED);

        assertThat(service.log(theJob().id, JobLogs.Stream.STDOUT, 10).trim())
                .isEqualTo("COUNTERSIGN_JOB_DIR COUNTERSIGN_JOB_KEY HOME PARAM_WHO PATH PWD TMPDIR");
    }

    @Test
    void scriptThatTakesTooLongIsEnded() {
        script("shell", "sleep 60", Map.of("limit", "PT1S"));

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("time-limit");
        assertThat(incident().getIncidentMessage()).isEqualTo("The job ran longer than its time limit and was ended.");
    }

    @Test
    void scriptThatTakesTooMuchMemoryFailsWithThatReason() {
        script("python", "x = bytearray(400 * 1024 * 1024)", Map.of("memory", "200m"));

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("out-of-memory");
    }

    @Test
    void askingForMoreThanTheOperatorAllowsIsBadInput() {
        script("shell", "true", Map.of("memory", "2g"));

        roundsUntil(JobState.FAILED);

        assertThat(theJob().badInput).isTrue();
        assertThat(incident().getIncidentMessage()).isEqualTo("driverMemory must be at most 1g for a script.");
    }

    @Test
    void failureNamesTheExitCode() {
        script("shell", "echo 'no such table' >&2; exit 7", Map.of());

        roundsUntil(JobState.FAILED);

        assertThat(theJob().exitCode).isEqualTo(7);
        assertThat(service.log(theJob().id, JobLogs.Stream.STDERR, 10)).isEqualTo("no such table\n");
    }

    @Test
    void parameterOfACommandStaysOneArgument() {
        command("echo", "a b; rm -rf / {text} $HOME");

        roundsUntil(JobState.SUCCEEDED);

        assertThat(service.log(theJob().id, JobLogs.Stream.STDOUT, 10))
                .isEqualTo("a b; rm -rf / {text} $HOME and more\n");
    }

    @Test
    void missingParameterOfACommandIsBadInput() {
        command("echo", null);

        roundsUntil(JobState.FAILED);

        assertThat(incident().getIncidentMessage()).isEqualTo("The parameter 'text' is missing.");
    }

    @Test
    void commandWithAnImageIsGivenToTheContainerRuntime() {
        command("contained", "x y");

        roundsUntil(JobState.SUCCEEDED);

        String key = theJob().key;
        String folder = String.valueOf(theJob().reference);
        assertThat(service.log(theJob().id, JobLogs.Stream.STDOUT, 50).lines())
                .contains("run", "countersign-" + key, "dev.countersign.job=" + key, "512m", folder + ":" + folder)
                .contains("PARAM_TEXT=x y", "/bin/echo", "example/echo:1", "x y");
    }

    @Test
    void containerThatRanOutOfMemorySaysSo() {
        command("greedy", "x");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().exitCode).isEqualTo(137);
        assertThat(theJob().errorCode).isEqualTo("out-of-memory");
    }

    private void script(String language, String script, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "application", language, "script", script, "who", "it's \"Anna\" $HOME", "memory", "", "limit", ""));
        variables.putAll(more);
        instance = runtimeService
                .startProcessInstanceByKey("job-script-process", variables)
                .getId();
    }

    private void command(String name, @Nullable String text) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("application", name);
        variables.put("text", text);
        instance = runtimeService
                .startProcessInstanceByKey("job-command-process", variables)
                .getId();
    }

    private Object outcome() {
        return runtimeService.getVariable(instance, "outcome");
    }
}
