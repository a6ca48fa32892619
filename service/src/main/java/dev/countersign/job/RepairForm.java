package dev.countersign.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form in which a person sets the resources of the next attempt. */
class RepairForm {

    private final ObjectMapper json;

    RepairForm(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode schema(List<RepairSettingView> settings) {
        ObjectNode form = json.createObjectNode()
                .put("type", "default")
                .put("id", "job-repair")
                .put("schemaVersion", 18);
        ArrayNode components = form.putArray("components");
        settings.forEach(setting -> {
            JobSetting kind = JobSetting.of(setting.name()).orElseThrow();
            ObjectNode field = components
                    .addObject()
                    .put("id", "field-" + setting.name())
                    .put("key", setting.name())
                    .put("label", label(kind))
                    .put("description", "From " + setting.least() + " to " + setting.most());
            switch (kind) {
                case CORES, EXECUTORS, PARTITIONS ->
                    field.put("type", "number")
                            .put("decimalDigits", 0)
                            .putObject("validate")
                            .put("min", Integer.parseInt(setting.least()))
                            .put("max", Integer.parseInt(setting.most()));
                case DRIVER_MEMORY, EXECUTOR_MEMORY ->
                    field.put("type", "textfield")
                            .putObject("validate")
                            .put("pattern", "^[1-9]\\d{0,5}[kmgKMG]$")
                            .put("patternErrorMessage", "Write 600m or 2g.");
                case TIME_LIMIT ->
                    field.put("type", "textfield")
                            .putObject("validate")
                            .put("pattern", "^P.*$")
                            .put("patternErrorMessage", "Write a duration such as PT2H.");
            }
        });
        return form;
    }

    ObjectNode data(List<RepairSettingView> settings) {
        ObjectNode data = json.createObjectNode();
        settings.forEach(setting -> {
            String value = setting.value();
            if (value != null) {
                switch (JobSetting.of(setting.name()).orElseThrow()) {
                    case CORES, EXECUTORS, PARTITIONS -> data.put(setting.name(), Integer.parseInt(value));
                    case DRIVER_MEMORY, EXECUTOR_MEMORY, TIME_LIMIT -> data.put(setting.name(), value);
                }
            }
        });
        return data;
    }

    private static String label(JobSetting setting) {
        return switch (setting) {
            case DRIVER_MEMORY -> "Memory";
            case EXECUTOR_MEMORY -> "Memory of each executor";
            case CORES -> "Cores";
            case EXECUTORS -> "Executors";
            case PARTITIONS -> "Partitions";
            case TIME_LIMIT -> "Time limit";
        };
    }
}
