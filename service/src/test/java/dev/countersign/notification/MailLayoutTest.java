package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.identity.User;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mails as a whole, in each language; they are left in {@code target/mails} to be looked at in a browser. */
@QuarkusTest
class MailLayoutTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Inject
    MailRenderer renderer;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aMailHasFactsFiguresCommentAndLinkInOneLanguage(Language language) throws IOException {
        Texts texts = Texts.of(language);

        RenderedMail mail =
                renderer.render(notice(), new User("anna", "Anna", "a@b.c", Set.of(), Set.of()), format(language));

        keep(language, "task", mail);
        assertThat(mail.language()).isEqualTo(language.id());
        assertThat(mail.subject()).isEqualTo(texts.get("subject.candidate", "Approve the forecast · retail-1"));
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains(texts.get("candidate.intro"))
                    .contains(texts.get("fact.due"))
                    .contains(language == Language.FI ? "24.11.2026 klo 17.00 (UTC+2)" : "24 Nov 2026, 17:00 (UTC+2)")
                    .contains(language == Language.FI ? "8,5 %" : "8.5 %")
                    .contains("https://countersign.example.org/tasks/1")
                    .contains(texts.get("words.settings"));
        }
        assertThat(mail.html())
                .contains("<html lang=\"" + language.id() + "\">")
                .doesNotContain("<b>raise</b>");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDigestListsWhatIsOpen(Language language) throws IOException {
        Instant since = Instant.parse("2026-11-22T08:00:00Z");
        List<DigestItem> items = List.of(
                new DigestItem("anna", notice(), since, since),
                new DigestItem(
                        "anna", SampleNotice.of(NoticeKind.MENTIONED, "Review the data · retail-2"), since, since));

        RenderedMail mail = renderer.digest(DigestContent.of(items, new Reader("Anna", format(language))));

        keep(language, "digest", mail);
        assertThat(mail.subject())
                .isEqualTo(language == Language.FI ? "2 asiaa odottaa sinua" : "2 things wait for you");
        assertThat(mail.text()).contains("Approve the forecast · retail-1").contains("Review the data · retail-2");
    }

    private static LocalFormat format(Language language) {
        return new LocalFormat(language, HELSINKI);
    }

    private static Notice notice() throws IOException {
        return new Notice(
                MailTemplate.CANDIDATE,
                "subject.candidate",
                "Approve the forecast · retail-1",
                new NoticePlace(null, null, null, null, null, Set.of(), null),
                List.of(
                        Notice.Fact.ofText("process", "Retail forecast"),
                        Notice.Fact.ofText("businessKey", "retail-1"),
                        Notice.Fact.ofMoment("due", Instant.parse("2026-11-24T15:00:00Z"))),
                new ObjectMapper().readTree("""
                        {"title":"t","blocks":[{"type":"metrics","items":[
                          {"label":"WAPE","value":0.085,"format":"percent","threshold":0.12,"comparison":"below","status":"ok"},
                          {"label":"Largest change of a category","value":0.31,"format":"percent","threshold":0.25,
                           "comparison":"below","status":"bad"},
                          {"label":"Volume","value":1234567,"format":"integer","unit":"units"}]}]}"""),
                "We should <b>raise</b> Boston.\nWhat do you think?",
                "https://countersign.example.org/tasks/1");
    }

    private static void keep(Language language, String name, RenderedMail mail) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/mails"));
        Files.writeString(folder.resolve(name + "." + language.id() + ".html"), mail.html());
        Files.writeString(folder.resolve(name + "." + language.id() + ".txt"), mail.text());
    }
}
