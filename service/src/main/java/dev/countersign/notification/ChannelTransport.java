package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;

/** Sends each row by its own channel. */
@ApplicationScoped
class ChannelTransport implements MailTransport {
    private final MailerTransport mailer;
    private final WebhookTransport webhooks;

    ChannelTransport(MailerTransport mailer, WebhookTransport webhooks) {
        this.mailer = mailer;
        this.webhooks = webhooks;
    }

    @Override
    public void send(Notification notification) {
        switch (notification.channel) {
            case MAIL -> mailer.send(notification);
            case WEBHOOK -> webhooks.send(notification);
        }
    }
}
