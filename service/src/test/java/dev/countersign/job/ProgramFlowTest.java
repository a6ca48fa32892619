package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        LogPart end =
                service.logPart(theJob().id, JobLogs.Stream.STDERR, -6, 100).part();
        assertThat(end.from()).isEqualTo("no such ".length());
        assertThat(end.bytes()).asString().isEqualTo("table\n");
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
                .containsSubsequence("--env", "DB_PASSWORD", "has [secret]")
                .containsSubsequence("--env", "HOME=" + folder, "--env", "PARAM_TEXT", "has x y")
                .contains("PATH=/opt/bin", "/bin/echo", "example/echo:1", "x y");
    }

    @Test
    void containerThatRanOutOfMemorySaysSo() {
        command("greedy", "x");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().exitCode).isEqualTo(137);
        assertThat(theJob().errorCode).isEqualTo("out-of-memory");
    }

    @Test
    void noValueOfTheEnvironmentStandsOnACommandLine() throws IOException {
        command("shell", "sleep 60 # what only the program itself is told");
        roundsUntil(JobState.RUNNING);
        String key = theJob().key;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> environments()
                        .anyMatch(environment -> environment.contains("COUNTERSIGN_JOB_KEY=" + key)
                                && environment.contains("DB_PASSWORD=s3cret-of-jobs")
                                && environment.stream().anyMatch(line -> line.startsWith("PARAM_TEXT=sleep 60"))));

        assertThat(commandLines()).anyMatch(words -> words.contains(key));
        assertThat(commandLines()).noneMatch(words -> String.join(" ", words).contains("s3cret-of-jobs"));
        service.cancel(theJob().id, "anna");
        roundsUntil(JobState.CANCELLED);
    }

    @Test
    void parameterOfAScriptStandsOnNoCommandLine() throws IOException {
        script("shell", "sleep 60", Map.of("who", "only-for-the-script-7431"));
        roundsUntil(JobState.RUNNING);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> environments()
                        .anyMatch(environment -> environment.contains("PARAM_WHO=only-for-the-script-7431")));

        assertThat(commandLines()).noneMatch(words -> String.join(" ", words).contains("only-for-the-script-7431"));
        service.cancel(theJob().id, "anna");
        roundsUntil(JobState.CANCELLED);
    }

    @Test
    void secretThatAProgramPrintsIsSeenNowhere() throws IOException {
        command("shell", "echo \"it is $DB_PASSWORD.\"; echo \"{\\\"password\\\":\\\"$DB_PASSWORD\\\"}\"");

        roundsUntil(JobState.SUCCEEDED);

        assertThat(outcome()).isEqualTo(Map.of("password", "[secret]", "exitCode", 0));
        assertThat(service.log(theJob().id, JobLogs.Stream.STDOUT, 10))
                .isEqualTo("it is [secret].\n{\"password\":\"[secret]\"}\n");
        assertThat(service.logPart(theJob().id, JobLogs.Stream.STDOUT, 4, 10)
                        .part()
                        .bytes())
                .asString()
                .isEqualTo("s ********");
        assertThat(Files.readString(Path.of(String.valueOf(theJob().reference), "stdout.log")))
                .startsWith("it is s3cret-of-jobs.");
    }

    @Test
    void secretIsHiddenInTheReasonOfAFailure() {
        command("shell", "echo \"java.lang.IllegalStateException: no entry with $DB_PASSWORD\" >&2; exit 7");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorMessage)
                .isEqualTo("The job ended with exit code 7: no entry with [secret] (IllegalStateException).");
        assertThat(incident().getIncidentMessage()).isEqualTo(theJob().errorMessage);
        assertThat(theJob().spec).doesNotContain("s3cret-of-jobs").contains("$DB_PASSWORD");
    }

    @Test
    void missingSecretIsTheReason() {
        command("gone", "x");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("not-started");
        assertThat(incident().getIncidentMessage())
                .isEqualTo("The secret 'test-job-gone' should be in the file /nowhere/secret, which cannot be read.");
    }

    private static Stream<List<String>> environments() {
        return ofAllProcesses("environ");
    }

    private static List<List<String>> commandLines() {
        return ofAllProcesses("cmdline").toList();
    }

    private static Stream<List<String>> ofAllProcesses(String file) {
        return ProcessHandle.allProcesses().map(process -> {
            try {
                return List.of(Files.readString(
                                Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1)
                        .split("\0"));
            } catch (IOException gone) {
                return List.of();
            }
        });
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
