package dev.countersign.notification;

/**
 * A mail as it is sent, or a message to a webhook, which has no HTML.
 *
 * @param subject one line
 */
record RenderedMail(String language, String subject, String text, String html) {}
