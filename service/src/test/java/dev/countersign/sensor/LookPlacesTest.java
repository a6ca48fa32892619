package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookPlacesTest {

    @Test
    void placesAreCountedByPeer() {
        LookPlaces places = new LookPlaces(8, 0.5);
        places.take("a");
        places.take("a");
        places.take("b");

        assertThat(places.free()).isEqualTo(5);
        assertThat(places.taken()).isEqualTo(Map.of("a", 2, "b", 1));

        places.giveBack("a");
        places.giveBack("b");
        assertThat(places.free()).isEqualTo(7);
        assertThat(places.taken()).isEqualTo(Map.of("a", 1));
    }

    @ParameterizedTest
    @CsvSource({"8, 0.5, 4", "3, 0.5, 1", "1, 0.5, 1", "8, 1, 8", "8, 0.01, 1"})
    void shareIsAPartOfAllButNeverNothing(int all, double part, int share) {
        assertThat(new LookPlaces(all, part).share()).isEqualTo(share);
    }
}
