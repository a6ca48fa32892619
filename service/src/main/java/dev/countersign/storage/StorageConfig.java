package dev.countersign.storage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where uploaded files are kept and which are taken. */
@ConfigMapping(prefix = "countersign.storage")
public interface StorageConfig {

    /** How often objects without a row are looked for. */
    @WithDefault("1h")
    String cleanupEvery();

    /** Where new files go. Files stored before a change stay where they are and stay readable. */
    @WithDefault("database")
    Backend backend();

    /** The largest file. A request is limited by {@code quarkus.http.limits.max-body-size} as well. */
    @WithDefault("8M")
    MemorySize maxFileSize();

    /** The media types that are taken, as found in the content. {@code image/*} takes all of a kind. */
    @WithDefault("application/pdf,text/plain,text/csv,text/tab-separated-values,text/markdown,text/x-web-markdown,"
            + "text/x-log,application/json,image/png,image/jpeg,image/gif,image/webp,application/zip,application/gzip,"
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + "application/vnd.openxmlformats-officedocument.presentationml.presentation,"
            + "application/vnd.oasis.opendocument.text,application/vnd.oasis.opendocument.spreadsheet,"
            + "application/vnd.oasis.opendocument.presentation,message/rfc822")
    Set<String> allowedTypes();

    /** The bucket. */
    S3 s3();

    /** Kinds of places. */
    enum Backend {
        /** PostgreSQL, in the same transaction as everything else. */
        DATABASE,
        /** An S3-compatible object store. */
        S3
    }

    /** An S3-compatible object store. */
    interface S3 {

        /** Address of the service; AWS' own for the region when absent. */
        Optional<URI> endpoint();

        /** The region that requests are signed for. */
        @WithDefault("us-east-1")
        String region();

        /** The bucket; it must exist. Required for this backend. */
        Optional<String> bucket();

        /** Put before each object's key. The clean-up deletes only what has it. */
        @WithDefault("countersign/files/")
        String prefix();

        /** Access key; without it the AWS SDK looks in the environment, the profile and the machine's role. */
        Optional<String> accessKey();

        /** Secret of the access key. */
        Optional<String> secretKey();

        /** Whether the bucket stands in the path ({@code http://host/bucket/key}), as most stores beside AWS want it. */
        @WithDefault("true")
        boolean pathStyle();

        /** How long one call may take, with its retries. */
        @WithDefault("30s")
        Duration timeout();

        /** How old an object without a row has to be before the clean-up deletes it. */
        @WithDefault("1d")
        Duration orphanAge();
    }
}
