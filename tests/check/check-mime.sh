#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
# check-mime.sh PACKAGE: with this package in the MIME database a document of ours is known by its
# name and, without its name, by what it begins with; and other XML is left alone.
set -eu
type='application/vnd.apostil+xml'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder/data" HOME="$folder" GIO_USE_VFS=local LC_ALL=C.UTF-8
mkdir -p "$XDG_DATA_HOME/mime/packages"
cp "$1" "$XDG_DATA_HOME/mime/packages/apostil.xml"
update-mime-database "$XDG_DATA_HOME/mime"

root='<apostil xmlns="urn:apostil:1" version="1.0" scheme="news" offsets="code-points">'
printf '<?xml version="1.0" encoding="UTF-8"?>\n%s\n</apostil>\n' "$root" >"$folder/whole"
cp "$folder/whole" "$folder/page.apostil"
printf '%s\n</apostil>\n' "$root" >"$folder/bare"
printf 'cut short' >"$folder/name.apostil"
printf '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>\n' >"$folder/other.xml"

status=0
expect ()
{
  got=$(gio info -a standard::content-type "$folder/$1" | sed -n 's/.*standard::content-type: //p')
  # shellcheck disable=SC2254 # the second is a pattern
  case $got in
    $2) ;;
    *)
      printf '%s is taken for %s and not for %s\n' "$1" "$got" "$2"
      status=1
      ;;
  esac
}
expect page.apostil "$type"
expect name.apostil "$type"
expect whole "$type"
expect bare "$type"
expect other.xml '*/xml'
[ "$status" = 0 ] || echo 'Correct the rules of the MIME package in data/.'
exit $status
