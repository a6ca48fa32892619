package dev.countersign.worker;

import java.time.Instant;

/** A worker that has said who it is. */
record AnnouncedWorker(String id, WorkerAnnouncement announcement, String userId, Instant lastSeenAt) {}
