package dev.countersign.task;

import com.fasterxml.jackson.databind.JsonNode;

/** The evidence of a task: its digest, and the document as it was stored. */
public record EvidenceView(String digest, JsonNode document) {}
