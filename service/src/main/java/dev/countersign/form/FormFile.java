package dev.countersign.form;

/** An uploaded file as a form's rules see it. */
public record FormFile(String name, String mediaType) {}
