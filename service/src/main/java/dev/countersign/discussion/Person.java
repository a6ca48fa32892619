package dev.countersign.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody by id and name; the id again when the directory does not know them any more. */
@Schema(examples = "{\"id\": \"anna\", \"name\": \"Anna Virtanen\"}")
public record Person(String id, String name) {}
