package dev.countersign.job.livy;

import java.util.List;
import java.util.Map;

/**
 * What a batch is to run.
 *
 * @param key the attempt's key
 * @param jar the application's jar as the cluster sees it
 * @param properties Spark properties, resources included
 */
record BatchRequest(String key, String jar, String mainClass, List<String> arguments, Map<String, String> properties) {}
