package dev.countersign.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the embedded server has received.
 *
 * @param id made from the Message-ID
 * @param to addresses without names
 */
record ReceivedMail(
        String id,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        @Nullable String html,
        @Nullable String text) {

    static ReceivedMail of(MimeMessage message) {
        try {
            Date received = message.getReceivedDate();
            String messageId = String.valueOf(message.getMessageID());
            return new ReceivedMail(
                    UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    addresses(message.getFrom()).stream().findFirst().orElse(""),
                    addresses(message.getAllRecipients()),
                    message.getSubject() == null ? "" : message.getSubject(),
                    (received == null ? message.getSentDate() : received).toInstant(),
                    body(message, "text/html"),
                    body(message, "text/plain"));
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail server holds a mail that cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it arrived, for people. */
    public String received() {
        return Times.utc(receivedAt);
    }

    boolean isTo(@Nullable String address) {
        return address != null && to.stream().anyMatch(address::equalsIgnoreCase);
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.getAddress()
                                : address.toString())
                        .toList();
    }

    /** The first part of the given type, looked for in all parts of parts. */
    private static @Nullable String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String body = body(parts.getBodyPart(i), type);
                if (body != null) {
                    return body;
                }
            }
        }
        return null;
    }
}
