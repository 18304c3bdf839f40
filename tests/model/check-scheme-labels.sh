#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every text of the built-in scheme reaches the translators: what xgettext finds by the rules in
# po/its is compared with what stands in the file. And the file, and its grammar, are valid.
set -eu
source=$1

for tool in xgettext msgcat xmllint; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done
scheme=$source/data/schemes/news.xml
xmllint --noout --relaxng "$source/data/schemes/scheme.rng" "$scheme"

found=$(GETTEXTDATADIRS=$source/po xgettext --from-code=UTF-8 -o - "$scheme" | msgcat --no-wrap - |
  sed -n 's/^msgid "\(..*\)"$/\1/p' | sort -u)
wanted=$(sed -n 's/.*<\(label\|plural\|guideline\|inverse\|choice\)[^>]*>\([^<]*\)<.*/\2/p' "$scheme" | sort -u)
[ "$(echo "$wanted" | wc -l)" -gt 60 ] || { echo "the test no longer finds the texts"; exit 1; }
[ "$found" = "$wanted" ] || {
  echo "xgettext finds other texts in $scheme than stand there; see po/its:"
  echo "found: $found"; echo "wanted: $wanted"
  exit 1
}
