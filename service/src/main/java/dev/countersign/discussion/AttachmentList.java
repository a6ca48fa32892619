package dev.countersign.discussion;

import java.util.List;

/**
 * The attachments of a task, the oldest first.
 *
 * @param attachable the caller may attach another one now
 */
public record AttachmentList(List<AttachmentView> items, boolean attachable) {

    public AttachmentList {
        items = List.copyOf(items);
    }
}
