package dev.countersign.externaltask;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which feature of the service works on which topic. */
@Singleton
public class TopicOwners {

    private final Map<String, TopicOwner> byTopic = new LinkedHashMap<>();

    TopicOwners(@All List<TopicOwner> owners) {
        owners.forEach(owner -> owner.topics().forEach(topic -> {
            TopicOwner other = byTopic.putIfAbsent(topic, owner);
            if (other != null) {
                throw new IllegalStateException("the topic " + topic + " is served by both "
                        + other.getClass().getName() + " and "
                        + owner.getClass().getName());
            }
        }));
    }

    /** Topics that the service works on itself. */
    public Set<String> topics() {
        return byTopic.keySet();
    }

    Optional<TopicOwner> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }
}
