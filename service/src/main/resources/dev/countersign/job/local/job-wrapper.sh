#!/bin/sh
# Runs one job in a session of its own and leaves its story in files, so that it outlives the service.
# usage: setsid sh job-wrapper.sh DIR KEY COMMAND...
#   claim/      made by whoever may start (or forbid) this key: mkdir succeeds once
#   pid         process id of this script = id of the process group, and its start in clock ticks since boot
#   exit        exit code of COMMAND, complete as soon as the file is there
#   stdout.log, stderr.log
# The environment is that of COMMAND: names begin with countersign_ here, and programs come from the system's own path.
# A file that $COUNTERSIGN_JOB_HANDOVER names is for COMMAND alone: it has it as descriptor 3, and nobody has its name.
cd "$1" || exit 1
shift 2 # the key stays on the command line, where a later service finds it
unset OLDPWD

if [ -n "$COUNTERSIGN_JOB_HANDOVER" ]; then
  exec 3<"$COUNTERSIGN_JOB_HANDOVER" || exit 1
  command -p rm -f "$COUNTERSIGN_JOB_HANDOVER"
  unset COUNTERSIGN_JOB_HANDOVER
fi

command -p mkdir claim 2>/dev/null || exit 0

started() { # field 22 of stat; those after the command name, which may hold spaces, begin with the third
  read -r line <"/proc/$$/stat" || return
  set -- ${line##*) }
  shift 19
  echo "$1"
}
countersign_start=$(started 2>/dev/null)
echo "$$ $countersign_start" >pid.tmp && command -p mv pid.tmp pid || exit 1

trap : HUP INT TERM # TERM goes to the whole group; stay to write down how the command ended
"$@" </dev/null >stdout.log 2>stderr.log &
countersign_child=$!
exec 3<&-
while :; do
  wait "$countersign_child"
  countersign_code=$?
  kill -0 "$countersign_child" 2>/dev/null || break
done
echo "$countersign_code" >exit.tmp && command -p mv exit.tmp exit
