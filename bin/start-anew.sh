#!/bin/sh
# Runs a command, and runs it again when it ends with 75: what it remembered was of another database than the one that is there now. Up to five
# times, each after a longer pause; within these, a start that is refused counts as one more, since PostgreSQL may still be on its way. Whatever
# else it ends with ends this too. Signals are handed on.
tries=0
asked=
trap 'asked=1; kill -TERM "$child" 2>/dev/null' TERM INT HUP
while :; do
  begun=$(date +%s)
  "$@" &
  child=$!
  # A signal that came before there was anybody to hand it to.
  [ -n "$asked" ] && kill -TERM "$child" 2>/dev/null
  wait "$child"
  code=$?
  # A signal ends `wait`, not the command.
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    code=$?
  done
  [ -n "$asked" ] && exit "$code"
  [ $(($(date +%s) - begun)) -ge 60 ] && tries=0
  [ "$code" -eq 75 ] || { [ "$code" -eq 1 ] && [ "$tries" -gt 0 ]; } || exit "$code"
  [ "$tries" -ge 5 ] && exit "$code"
  sleep $((1 << tries)) &
  child=$!
  wait "$child"
  [ -n "$asked" ] && exit "$code"
  tries=$((tries + 1))
done
