package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;

/** A link for the reader to follow: http or https only, so that no script hides in one. */
final class LinkBlock {

    private static final int MAX_HREF = 2_000;

    private LinkBlock() {}

    static void check(Check check, JsonNode block, String at) {
        check.text(block, at, "label", EvidenceDocument.MAX_TITLE);
        check.text(block, at, "href", MAX_HREF);
        JsonNode href = block.path("href");
        if (href.isTextual() && !isWebAddress(href.textValue())) {
            check.refuse(at + ".href", "Must be an http or https address.");
        }
    }

    private static boolean isWebAddress(String href) {
        try {
            URI uri = new URI(href);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
