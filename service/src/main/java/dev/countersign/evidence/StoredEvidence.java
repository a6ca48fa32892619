package dev.countersign.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to find a document that was stored. */
@Schema(examples = "{\"digest\": \"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef\"}")
public record StoredEvidence(String digest) {}
