package dev.countersign.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a job did not succeed.
 *
 * @param code short reason for programs, such as {@code out-of-memory}
 * @param message for people
 * @param badInput whether the input is to blame, so that trying again is of no use
 */
@Schema(name = "JobError")
record JobErrorView(String code, String message, boolean badInput) {}
