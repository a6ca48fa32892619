package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.TemplateException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates from modellers can do, and what they cannot. */
class SandboxTest {
    private final Sandbox sandbox = new Sandbox();
    private final Map<String, Object> data = Map.of(
            "mail",
            Map.of(
                    "title", "<b>Q1</b> & more",
                    "comment", "",
                    "facts", List.of(Map.of("label", "Round", "value", "1"), Map.of("label", "Team", "value", "2"))));

    @Test
    void mapsListsConditionsAndLoopsWork() {
        assertThat(text("{mail.title}|{#for fact in mail.facts}{fact.label}={fact.value}{#if fact_hasNext}, {/if}{/for}"
                        + "|{#if mail.comment}said{#else}silent{/if}|{mail.facts.size}|{mail.facts.get(0).value}"))
                .isEqualTo("<b>Q1</b> & more|Round=1, Team=2|silent|2|1");
    }

    @Test
    void htmlIsEscapedAndThatCannotBeSwitchedOff() {
        assertThat(html("<p>{mail.title}</p>")).isEqualTo("<p>&lt;b&gt;Q1&lt;/b&gt; &amp; more</p>");
        assertThatThrownBy(() -> html("{mail.title.raw}")).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> html("{mail.title.safe}")).isInstanceOf(TemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{inject:userDirectory.find('admin')}",
                "{cdi:userDirectory}",
                "{config:['quarkus.datasource.password']}",
                "{global:x}",
                "{str:builder('x')}",
                "{time:now}",
                "{msg:hello}",
                "{mail.class}",
                "{mail.getClass()}",
                "{mail.title.class.forName('java.lang.Runtime')}",
                "{mail.title.getClass().getClassLoader()}",
                "{mail.title.length}",
                "{mail.title.bytes}",
                "{mail.facts.stream}",
                "{mail.nothing}",
                "{nothing}",
                "{T(java.lang.Runtime)}",
                "{#include notification/mail.html /}",
                "{#include $x}{/include}",
                "{#eval mail.title /}",
                "{#insert x}{/insert}",
                "{#fragment id=x}{/fragment}",
                "{#with mail}{title}{/with}",
                "{#cached}x{/cached}",
                "{#for i in 1000000000}x{/for}",
                "{#each 1000000000}x{/each}",
                "{#for c in mail.title}x{/for}",
                "{#for i in mail.facts.size}x{/for}",
                "{#let n=1000000000}{#for i in n}x{/for}{/let}",
                "{#if mail.title}open",
                "{/if}",
                "{mail.title"
            })
    void nothingElseIsReachable(String source) {
        assertThatThrownBy(() -> html(source)).isInstanceOf(TemplateException.class);
    }

    @Test
    void workAndOutputAreBounded() {
        Map<String, Object> wide = Map.of("mail", Map.of("facts", Collections.nCopies(60, "x")));
        assertThatThrownBy(() -> render("{#for a in mail.facts}{#for b in mail.facts}{/for}{/for}", wide))
                .hasMessageContaining("at most 500 times");
        assertThatThrownBy(() -> render("{#for a in mail.facts}" + "y".repeat(30_000) + "{/for}", wide))
                .hasMessageContaining("at most 262,144 characters");
        assertThatThrownBy(() -> render("x".repeat(32_769), wide)).hasMessageContaining("at most 32,768 characters");
    }

    private String html(String source) {
        return sandbox.render(sandbox.parse(source, TemplateFile.Part.HTML, "test"), data);
    }

    private String text(String source) {
        return render(source, data);
    }

    private String render(String source, Map<String, Object> with) {
        return sandbox.render(sandbox.parse(source, TemplateFile.Part.TXT, "test"), with);
    }
}
