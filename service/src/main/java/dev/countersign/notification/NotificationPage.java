package dev.countersign.notification;

import java.util.List;

/** The page of the outbox that the REST API shows. */
public record NotificationPage(List<NotificationView> items, long total) {

    public NotificationPage {
        items = List.copyOf(items);
    }
}
