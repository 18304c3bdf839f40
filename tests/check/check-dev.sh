#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
# check-dev.sh DEV: the script `dev` as far as it can be tried without building: it is plain POSIX,
# its help names every command, and what it cannot do it refuses in plain words.
dev=$1
status=0
fail ()
{
  printf '%s\n' "$*"
  status=1
}

dash -n "$dev" || fail "dash cannot read $dev"
help=$("$dev" help) || fail './dev help fails'
for command in run test bench eval fuzz analyze flatpak format help; do
  printf '%s\n' "$help" | grep -q "^  $command " || fail "./dev help does not name $command"
  grep -q "^  $command" "$dev" || fail "dev has no command $command"
done

# refuses STATUS WORDS ARGUMENT…
refuses ()
{
  expected=$1 words=$2
  shift 2
  said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$dev" "$@" 2>&1)
  got=$?
  [ "$got" = "$expected" ] || fail "./dev $* ends with $got, not $expected"
  case $said in
    *"$words"*) ;;
    *) fail "./dev $* does not say « $words » but: $said" ;;
  esac
}
refuses 2 'Usage:' nonsense
refuses 1 'xvfb-run -a ./dev run' run
refuses 1 'style gcc clang nogtk' test nonsense
refuses 1 'not a number of seconds' fuzz soon
exit $status
