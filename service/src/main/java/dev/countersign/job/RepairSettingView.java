package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the person who repairs a job may set.
 *
 * @param value what the failed attempt had; null when only its backend knows
 * @param least smallest value
 * @param most largest value
 */
@Schema(name = "JobRepairSetting")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RepairSettingView(String name, @Nullable String value, String least, String most) {}
