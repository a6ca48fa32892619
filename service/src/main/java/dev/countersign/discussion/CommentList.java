package dev.countersign.discussion;

import java.util.List;

/**
 * The comments on a task, the oldest first.
 *
 * @param commentable the caller may comment now
 */
public record CommentList(List<CommentView> items, boolean commentable) {

    public CommentList {
        items = List.copyOf(items);
    }
}
