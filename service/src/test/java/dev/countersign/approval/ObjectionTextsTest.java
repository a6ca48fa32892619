package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectionTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @EnumSource(Objection.Code.class)
    void everyCodeHasATextAboutTheSameThingsInEveryLanguage(Objection.Code code) {
        String key = "objection." + code.id();
        String english = Bundles.of("en").getProperty(key);
        assertThat(english).as(key).isNotBlank();
        for (String language : List.of("en", "fi")) {
            String text = Bundles.of(language).getProperty(key);
            assertThat(text).as(key + " in " + language).isNotBlank();
            assertThat(places(text)).as(key + " in " + language).isEqualTo(places(english));
        }
        assertThat(Bundles.of("fi").getProperty(key)).isNotEqualTo(english);
    }

    @Test
    void noTextIsWithoutACode() {
        Set<String> codes = Set.of(Objection.Code.values()).stream()
                .map(code -> "objection." + code.id())
                .collect(Collectors.toSet());
        Properties english = Bundles.of("en");
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> key.startsWith("objection."))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void argumentsAreNeverTakenForPlaces() {
        Objection objection =
                new Objection(Objection.Code.NOT_COUNTED, Map.of("user", "{groups} $1 \\", "groups", "finance"));

        assertThat(objection.sentence())
                .isEqualTo("The approval of '{groups} $1 \\' would not count: approvals are missing from finance.");
    }

    @Test
    void whatWasWrittenBeforeStillNamesItsRules() {
        String text =
                "Four eyes: 'anna' completed an earlier step that this task checks (enter); another person has to do it."
                        + " The approval of 'anna' would not count: approvals are missing from finance.";

        assertThat(WrittenObjections.namedIn(text, "anna"))
                .containsExactlyInAnyOrder(Objection.Code.TOOK_PART, Objection.Code.NOT_COUNTED);
        assertThat(WrittenObjections.namedIn(text, "ann")).isEmpty();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
