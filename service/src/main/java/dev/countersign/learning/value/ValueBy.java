package dev.countersign.learning.value;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What forecast value is broken down by. */
enum ValueBy {
    /** The group through which somebody decided. */
    TEAM(each -> nobody(each.team())),
    /** Who decided. */
    PERSON(each -> nobody(each.decidedBy())),
    /** Category of the forecast. */
    CATEGORY(each -> each.line().category()),
    /** Month of the weeks that were forecast. */
    MONTH(each -> each.line().month());

    private final Function<PublishedLine, String> name;

    ValueBy(Function<PublishedLine, String> name) {
        this.name = name;
    }

    String nameOf(PublishedLine line) {
        return name.apply(line);
    }

    private static String nobody(@Nullable String name) {
        return name == null ? "(automatic)" : name;
    }
}
