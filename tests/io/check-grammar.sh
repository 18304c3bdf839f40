#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The grammar that is installed is the one that trang makes from the compact source, and it accepts
# every good file of the corpus, by the judgement of a second validator where there is one.
set -eu
source=$1

command -v trang >/dev/null || { echo "trang is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trang "$source/data/apostil.rnc" "$work/apostil.rng"
cmp "$work/apostil.rng" "$source/data/apostil.rng" || {
  echo "data/apostil.rng is not made from data/apostil.rnc; run: trang data/apostil.rnc data/apostil.rng"
  exit 1
}
if command -v jing >/dev/null; then
  jing "$source/data/apostil.rng" "$source"/tests/corpus/good/*.apostil
fi
