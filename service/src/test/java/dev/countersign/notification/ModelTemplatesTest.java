package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.repository.DeploymentBuilder;

/** Templates that a modeller deploys together with a process. */
@QuarkusTest
@TestProfile(NoticesProfile.class)
class ModelTemplatesTest extends NoticeTestBase {

    @Test
    void theyTakeThePlaceOfOursForThisVersionOfThisProcess() {
        deploy(Map.of(
                "notification/candidate.en.html.qute",
                "<h1>{mail.title}</h1><p>{mail.greeting}</p>{#for fact in mail.facts}<i>{fact.label}: {fact.value}</i>{/for}",
                "candidate.en.subject.qute",
                "Please look\r\nBcc: eve@example.org: {mail.title}"));

        Notification own = mailOf(task("managers"));
        assertThat(own.subject).isEqualTo("Please look Bcc: eve@example.org: Look · " + businessKey);
        assertThat(own.htmlBody)
                .startsWith("<h1>Look · " + businessKey + "</h1><p>Hello Mia Manager,</p><i>Process: Notices</i>");
        assertThat(own.textBody).contains("A task waits for you or one of your groups.");

        prefer("mia", "{\"language\":\"fi\"}");
        assertThat(mailOf(task("managers")).htmlBody)
                .contains("<!DOCTYPE html>")
                .contains("Hei Mia");

        deploy(Map.of());
        assertThat(mailOf(task("managers")).subject).isEqualTo("Uusi tehtävä: Look · " + businessKey);
    }

    @Test
    void oneThatCannotBeFilledAfterAllIsReplacedByOurs() {
        // the mails that a template is tried with have two facts or none
        deploy(Map.of("candidate.en.subject.qute", "{#if mail.facts.size == 3}{mail.nothing}{/if}{mail.title}"));

        assertThat(mailOf(task("managers")).subject).isEqualTo("New task: Look · " + businessKey);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "candidate.en.html.qute|<p>{mail.title|line 1",
                "candidate.en.html.qute|<p>{#if mail.title}</p>|line 1",
                "candidate.en.txt.qute|{mail.nothing}|nothing",
                "candidate.fi.subject.qute|{inject:userDirectory}|inject",
                "candidate.en.html.qute|{mail.getClass().getName()}|getClass",
                "candidate.en.html.qute|{#include notification/mail.html /}|include",
                "candidate.en.html.qute|{#for i in 1000000000}x{/for}|A loop goes over a list",
                "candidate.sv.html.qute|hej|candidate.en.html.qute",
                "anything.qute|x|candidate.en.html.qute"
            })
    void aTemplateThatCannotWorkIsRefusedWithFileAndReason(String file, String source, String reason) {
        assertThatThrownBy(() -> deploy(Map.of(file, source)))
                .hasMessageContaining(file)
                .hasMessageContaining(reason);
    }

    private Notification mailOf(String taskId) {
        return rowsOf(taskId).stream()
                .filter(row -> "mia".equals(row.recipientId))
                .findFirst()
                .orElseThrow();
    }

    private void deploy(Map<String, String> templates) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("notice-test-templates")
                .addClasspathResource("models/notice-test.bpmn");
        templates.forEach((name, source) -> deployment.addInputStream(
                name, new java.io.ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8))));
        deployment.deploy();
    }
}
