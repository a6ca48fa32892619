package dev.countersign.learning.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotTest {

    private static final String SECRET = "00".repeat(31) + "01";

    @Test
    void fallsTheSameWayEachTime() {
        double lot = Lot.draw(SECRET, "instance:review-policy");

        assertThat(lot).isEqualTo(Lot.draw(SECRET, "instance:review-policy"));
        assertThat(lot).isNotEqualTo(Lot.draw(SECRET, "instance:other-policy"));
        assertThat(lot).isNotEqualTo(Lot.draw("00".repeat(31) + "02", "instance:review-policy"));
    }

    @Test
    void hitsAsOftenAsTheShareSays() {
        long hits = IntStream.range(0, 10_000)
                .filter(i -> Lot.draw(SECRET, "instance-" + i) < 0.1)
                .count();

        assertThat(hits).isBetween(940L, 1060L);
    }

    @Test
    void secretsDiffer() {
        assertThat(Lot.freshSecret()).hasSize(64).isNotEqualTo(Lot.freshSecret());
    }
}
