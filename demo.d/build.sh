# Sourced by ./demo and the benchmarks: builds what is missing or older than its sources. Sets $SERVICE_JAR and $SPARK_HOME_DIR.
SERVICE_JAR="$PWD/service/target/quarkus-app/quarkus-run.jar"
SPARK_HOME_DIR="$PWD/analytics/target/spark"

build_is_current() {
  [ -f "$SERVICE_JAR" ] && [ -f "$SPARK_HOME_DIR/countersign-analytics.jar" ] && [ -f target/built ] &&
    [ -z "$(find pom.xml bpmn analytics service frontend-forms \( -name target -o -name node_modules -o -name dist -o -name test -o -name e2e \) -prune \
      -o -type f -newer target/built -print -quit)" ]
}

build_if_needed() {
  if build_is_current; then return; fi
  echo "Building (first time: some minutes; log in target/build.log)"
  mkdir -p target
  if ! mvn -B -ntp package -Dmaven.test.skip=true -Dspotless.check.skip > target/build.log 2>&1; then
    tail -n 40 target/build.log >&2
    echo "The build failed; the whole log is in target/build.log" >&2
    return 1
  fi
  touch target/built
}
