#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man.sh PAGE…: groff has nothing to say against the page.
status=0
for page in "$@"; do
  words=$(LC_ALL=C.UTF-8 groff -k -man -Tutf8 -ww -z "$page" 2>&1)
  if [ -n "$words" ]; then
    printf '%s\nCorrect %s where groff says so.\n' "$words" "$page"
    status=1
  fi
done
exit $status
