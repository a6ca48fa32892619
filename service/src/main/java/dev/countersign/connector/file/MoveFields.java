package dev.countersign.connector.file;

import dev.countersign.connector.CallInputs;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;

/** What the connectors that move files have in common. */
public final class MoveFields {

    private MoveFields() {}

    /** Whether a file may be replaced. */
    public static TaskField overwrite() {
        return TaskField.input("overwrite", "When there is a file already", "Otherwise that is a failure.")
                .in("Target")
                .oneOf(new Choice("no", "Fail"), new Choice("yes", "Replace it"));
    }

    /** What the input says. */
    public static boolean overwrite(CallInputs inputs) {
        return inputs.choice("overwrite", "no", "no", "yes").equals("yes");
    }
}
