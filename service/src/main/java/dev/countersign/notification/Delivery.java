package dev.countersign.notification;

/** By what a row of the outbox leaves the house. */
public enum Delivery {
    MAIL,
    WEBHOOK
}
