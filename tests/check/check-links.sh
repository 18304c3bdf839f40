#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
# check-links.sh PROGRAM…: what works without a display is linked with nothing that wants one.
status=0
for program in "$@"; do
  needed=$(LC_ALL=C readelf -d "$program") || { status=1; continue; }
  wrong=$(printf '%s\n' "$needed" | sed -n 's/.*(NEEDED).*\[\(lib\(gtk\|gdk-3\|atk\|X\|wayland\).*\)\]/\1/p')
  if [ -n "$wrong" ]; then
    printf '%s is linked with %s\nTake the dependency out of its meson.build.\n' "$program" "$wrong"
    status=1
  fi
done
exit $status
