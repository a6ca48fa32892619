package dev.countersign.evidence;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The version of some data that a process definition works with now. */
@Schema(examples = """
                {"definitionKey": "retail-forecast", "name": "/data/sales", "version": "5f70bf18a086", \
                "changedAt": "2026-01-31T15:10:00Z"}""")
public record DatasetView(String definitionKey, String name, String version, Instant changedAt) {}
