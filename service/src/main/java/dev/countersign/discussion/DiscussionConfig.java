package dev.countersign.discussion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the discussion of one task. */
@ConfigMapping(prefix = "countersign.discussion")
public interface DiscussionConfig {

    /** Comments, deleted ones included. */
    @WithDefault("500")
    int maxComments();

    /** Attachments, removed ones not included. */
    @WithDefault("20")
    int maxAttachments();

    /** People whom one comment may mention. */
    @WithDefault("20")
    int maxMentions();
}
