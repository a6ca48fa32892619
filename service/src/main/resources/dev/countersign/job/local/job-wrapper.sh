#!/bin/sh
# Runs one job in a session of its own and leaves its story in files, so that it outlives the service.
# usage: setsid sh job-wrapper.sh DIR KEY COMMAND...
#   claim/      made by whoever may start (or forbid) this key: mkdir succeeds once
#   pid         process id of this script = id of the process group, and its start in clock ticks since boot
#   exit        exit code of COMMAND, complete as soon as the file is there
#   stdout.log, stderr.log
cd "$1" || exit 1
shift 2 # the key stays on the command line, where a later service finds it

mkdir claim 2>/dev/null || exit 0

started() { # field 22 of stat; those after the command name, which may hold spaces, begin with the third
  read -r line <"/proc/$$/stat" || return
  set -- ${line##*) }
  shift 19
  echo "$1"
}
start=$(started 2>/dev/null)
echo "$$ $start" >pid.tmp && mv pid.tmp pid || exit 1

trap : HUP INT TERM # TERM goes to the whole group; stay to write down how the command ended
"$@" </dev/null >stdout.log 2>stderr.log &
child=$!
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
echo "$code" >exit.tmp && mv exit.tmp exit
