package dev.countersign.notification;

/**
 * A button of a mail.
 *
 * @param label as the model names the choice
 * @param path the page of the web app that it leads to, beginning with a slash
 */
public record MailAction(String label, String path) {}
