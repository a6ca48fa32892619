package dev.countersign.notification;

/**
 * A mail as it is sent.
 *
 * @param subject one line
 */
record RenderedMail(String subject, String text, String html) {}
