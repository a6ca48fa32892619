package dev.countersign.analytics.runner;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the tasks of the current step's Spark jobs. */
final class TaskProgressListener extends SparkListener {
    private final Progress progress;
    private int expected;
    private int finished;

    TaskProgressListener(Progress progress) {
        this.progress = progress;
    }

    synchronized void restart() {
        expected = 0;
        finished = 0;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        synchronized (this) {
            expected += CollectionConverters.asJava(job.stageInfos()).stream()
                    .mapToInt(stage -> stage.numTasks())
                    .sum();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        double fraction;
        synchronized (this) {
            finished++;
            fraction = expected == 0 ? 0 : (double) finished / expected;
        }
        progress.advance(fraction);
    }
}
