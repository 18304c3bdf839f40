#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh COMMAND…: run COMMAND in a desktop session made for it: an X server, a window manager, a
# session bus with the portals of GTK, a home directory, and a /run/user/UID (elsewhere the document
# portal hands out paths that do not exist inside the sandbox). All of it ends with the command.
# Mounting /run/user needs root.
set -euo pipefail

export FLATPAK_USER_DIR=${FLATPAK_USER_DIR:-$HOME/.local/share/flatpak}
HOME=$(mktemp -d "${TMPDIR:-/tmp}/apostil-session.XXXXXX")
export HOME
trap 'rm -rf --one-file-system "$HOME"' EXIT
export XDG_CURRENT_DESKTOP=GNOME GTK_USE_PORTAL=1
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME GSETTINGS_BACKEND
export XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:/usr/local/share:/usr/share

# shellcheck disable=SC2016 # expanded inside
unshare --mount --propagation private bash -c '
  mkdir -p /run/user
  mount -t tmpfs -o mode=755 tmpfs /run/user
  XDG_RUNTIME_DIR=/run/user/$(id -u)
  export XDG_RUNTIME_DIR
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  exec xvfb-run -a -s "-screen 0 1400x1000x24 -nolisten tcp -noreset" dbus-run-session -- bash -c "
    openbox --sm-disable & manager=\$!
    status=0
    \"\$@\" || status=\$?
    kill \$manager
    exit \$status" - "$@"' - "$@"
