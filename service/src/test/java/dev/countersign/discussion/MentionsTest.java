package dev.countersign.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void beginWithAnAtSignOfTheirOwn() {
        assertThat(Mentions.candidates("@anna, (@ben) @anna.k @mia-2. mail@olga.fi x@y @@zoe @"))
                .containsExactly("anna", "anna.k", "ben", "mia-2");
    }
}
