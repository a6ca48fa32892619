package dev.countersign.job.kubernetes;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of pods, made from keys. */
final class PodName {

    /** The label that carries a pod's key. */
    static final String KEY_LABEL = "countersign.dev/job";

    private static final Pattern DNS = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private PodName() {}

    /** {@code cs-<key>}: a DNS label of at most 63 characters, different for different keys. */
    static String of(String key) {
        String name = "cs-" + key.toLowerCase(Locale.ROOT);
        if (!DNS.matcher(name).matches()) {
            throw new IllegalArgumentException("the key " + key + " cannot name a pod");
        }
        return name;
    }
}
