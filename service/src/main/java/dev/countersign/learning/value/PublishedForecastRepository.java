package dev.countersign.learning.value;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PublishedForecastRepository implements PanacheRepositoryBase<PublishedForecast, UUID> {

    boolean isKnown(String published) {
        return count("published", published) > 0;
    }

    List<PublishedForecast> ofOtherRuns(PublishedForecast.Run run) {
        return list(
                "definitionKey = ?1 and input = ?2 and instanceId <> ?3",
                Sort.descending("publishedAt"),
                run.definitionKey(),
                run.input(),
                run.instanceId());
    }
}
