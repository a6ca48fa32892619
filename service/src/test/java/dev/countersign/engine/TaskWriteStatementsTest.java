package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;

/**
 * The statements by which the engine writes what a user task shows. When a new version of the engine has others,
 * {@link TaskWriteInterceptor} has to learn them before the service may use it.
 */
class TaskWriteStatementsTest {

    private static final String MAPPINGS = "org/operaton/bpm/engine/impl/mapping/";
    private static final Pattern FILE = Pattern.compile("resource=\"" + MAPPINGS + "(entity/\\w+\\.xml)\"");
    private static final Pattern STATEMENT =
            Pattern.compile("<(insert|update|delete)\\s+id=\"(\\w+)\".*?>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern TARGET = Pattern.compile(
            "^\\s*(insert\\s+into|update|delete\\s+(\\$\\{\\w+}\\s+)?from)\\s+\\$\\{prefix}"
                    + "(ACT_RU_TASK|ACT_RU_IDENTITYLINK|ACT_RU_EXECUTION|ACT_RE_PROCDEF)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void areTheOnesThatAreUnderstood() throws IOException {
        Set<String> statements = new TreeSet<>();
        Matcher files = FILE.matcher(text("mappings.xml"));
        while (files.find()) {
            Matcher found = STATEMENT.matcher(text(files.group(1)));
            while (found.find()) {
                if (TARGET.matcher(found.group(3)).find()) {
                    statements.add(found.group(2));
                }
            }
        }

        assertThat(statements)
                .containsExactlyInAnyOrder(
                        "insertTask",
                        "updateTask",
                        "updateTaskSuspensionStateByParameters",
                        "deleteTask",
                        "insertIdentityLink",
                        "deleteIdentityLink",
                        // links of definitions, not of tasks
                        "deleteIdentityLinkByProcDef",
                        "insertExecution",
                        "updateExecution",
                        // no business key
                        "updateExecutionSuspensionStateByParameters",
                        "deleteExecution",
                        // neither key nor name, and gone only after the tasks
                        "insertProcessDefinition",
                        "updateProcessDefinition",
                        "updateProcessDefinitionSuspensionStateByParameters",
                        "deleteProcessDefinitionsById",
                        "deleteProcessDefinitionsByDeploymentId");
    }

    private static String text(String file) throws IOException {
        try (InputStream stream = ProcessEngine.class.getClassLoader().getResourceAsStream(MAPPINGS + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
