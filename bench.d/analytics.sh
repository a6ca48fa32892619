# Sourced by benchmarks of the analytics module: builds it when it is missing or older than its sources, then runs a main class
# on its class path, without Spark's own start. OMP_WAIT_POLICY keeps waiting threads from spinning on busy cores.
run_analytics() {
  local home=analytics/target/spark main=$1
  shift
  if [ ! -f "$home/countersign-analytics.jar" ] ||
    [ -n "$(find pom.xml analytics/pom.xml analytics/src/main -newer "$home/countersign-analytics.jar" -print -quit)" ]; then
    echo "Building analytics (first time: a minute or two)"
    mvn -B -ntp -q -pl analytics package -DskipTests -Dspotless.check.skip >&2
  fi
  OMP_WAIT_POLICY=PASSIVE exec java -Xmx3g -cp "$home/countersign-analytics.jar:$home/jars/*" "$main" "$@"
}
