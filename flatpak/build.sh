#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh COMMAND: what `./dev flatpak` does, once the Debian packages are there; COMMAND is one of
#
#   run [FILE…]   build the manifest, install it for this user, start it
#   bundle        the same without starting it, and write apostil.flatpak
#   test          build both manifests, then use the program inside its sandbox as people do
#
# Where org.gnome.Platform is installed, it is used. Elsewhere a stand-in is made from Debian packages
# (make-stand-in-runtime.sh says what that shows and what it does not), in an installation of its own
# below _build/flatpak; STANDIN_SUITE=forky makes it from newer ones.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work=$root/_build/flatpak
id=io.github.apostil.Apostil
branch=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$here/$id.yml")

say ()
{
  printf 'flatpak: %s\n' "$*"
}

# The real runtime, or a stand-in in an installation of ours.
find_runtime ()
{
  if [ -z "${STANDIN_SUITE:-}" ] && flatpak info "org.gnome.Sdk//$branch" >/dev/null 2>&1 &&
     flatpak info "org.gnome.Platform//$branch" >/dev/null 2>&1; then
    say "the GNOME runtime $branch is installed"
    return 0
  fi
  work=$work${STANDIN_SUITE:+-$STANDIN_SUITE}
  export FLATPAK_USER_DIR=$work/user STANDIN_DIR=$work/stand-in
  mkdir -p "$work"
  say "making a stand-in for the GNOME runtime $branch from Debian packages (a minute or two)"
  "$here/make-stand-in-runtime.sh" "$branch" >"$work/stand-in.log" 2>&1 ||
    { tail -n 20 "$work/stand-in.log"; say "the whole log is $work/stand-in.log"; exit 1; }
  tail -n 12 "$work/stand-in.log" | grep -E '^(lib|gcc|meson)' || true
}

# build ID: the manifest as it is, its tests included, installed for this user.
build ()
{
  say "building $1"
  flatpak --user config --set languages 'en;fr;de;es;pt;fa;ar;zh' >/dev/null 2>&1 || true
  if ! flatpak-builder --user --install --force-clean --ccache --state-dir="$work/state" --repo="$work/repo" \
         "$work/build-$1" "$here/$1.yml" >"$work/build-$1.log" 2>&1; then
    tail -n 60 "$work/build-$1.log"
    say "the whole log is $work/build-$1.log"
    exit 1
  fi
  grep -E '^(Ok|Fail|Skipped|Timeout):' "$work/build-$1.log" || true
}

# Building and running both need it.
check_sandbox ()
{
  bwrap --unshare-all --ro-bind / / true >/dev/null 2>&1 && return 0
  say "no sandbox can be made here: « $(bwrap --unshare-all --ro-bind / / true 2>&1) »" >&2
  say 'In a chroot and in most containers the kernel forbids it. Run this on a real or a virtual machine;' >&2
  say 'if it is one, allow user namespaces: sysctl kernel.unprivileged_userns_clone=1' >&2
  exit 1
}

command=${1:-run}
[ $# = 0 ] || shift
check_sandbox
find_runtime
case $command in
  run)
    build "$id"
    # A sandbox sees no file that was not handed in.
    if [ $# = 0 ]; then
      exec flatpak --user run "$id"
    fi
    exec flatpak --user run --file-forwarding "$id" @@ "$@" @@
    ;;
  bundle)
    build "$id"
    flatpak build-bundle "$work/repo" "$work/apostil.flatpak" "$id"
    say "wrote $work/apostil.flatpak"
    [ -z "${STANDIN_DIR:-}" ] ||
      say 'it was built against a stand-in: good for trying, never for giving out'
    ;;
  test)
    build "$id"
    build "$id.Devel"
    mkdir -p "$work/pictures"
    "$here/session.sh" /usr/bin/python3 "$here/journey.py" "$id" "$work/pictures"
    "$here/session.sh" /usr/bin/python3 "$here/journey.py" --short "$id.Devel" "$work/pictures"
    say "pictures are in $work/pictures"
    ;;
  *)
    say "« $command » is none of: run bundle test" >&2
    exit 2
    ;;
esac
