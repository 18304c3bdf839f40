/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-file-kinds.h"

#include "apostil-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gsize offset;
  const gchar *magic;
  gsize n_bytes;
  const gchar *message;
} Kind;

#define MAGIC(offset, magic) (offset), (magic), sizeof (magic) - 1

/* First bytes after the media type database of freedesktop.org (shared-mime-info). */
static const Kind kinds[] = {
  { MAGIC (0, "%PDF-"), N_ ("This is a PDF. Open it in a document viewer, select its text, copy "
                            "it and paste it here.") },
  { MAGIC (0, "%!PS"), N_ ("This is a PostScript file. Turn it into text (ps2ascii) first.") },
  { MAGIC (0, "{\\rtf"),
    N_ ("This is a rich text (RTF) document. Save it as plain text or as a web page first.") },
  { MAGIC (0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    N_ ("This is an old Office document. Save it as plain text or as a web page first.") },
  { MAGIC (0, "\x89PNG"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (0, "\xff\xd8\xff"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (0, "GIF8"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (8, "WEBPVP8"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (0, "II*\0"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (0, "MM\0*"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (4, "ftypavif"), N_ ("This is a picture. An article has to come as text.") },
  { MAGIC (4, "ftyp"),
    N_ ("This is a film or a sound recording. An article has to come as text.") },
  { MAGIC (0, "RIFF"),
    N_ ("This is a film or a sound recording. An article has to come as text.") },
  { MAGIC (0, "OggS"),
    N_ ("This is a film or a sound recording. An article has to come as text.") },
  { MAGIC (0, "ID3"), N_ ("This is a film or a sound recording. An article has to come as text.") },
  { MAGIC (0, "\x1a\x45\xdf\xa3"),
    N_ ("This is a film or a sound recording. An article has to come as text.") },
  { MAGIC (0, "\x1f\x8b"), N_ ("This file is compressed. Unpack it first.") },
  { MAGIC (0, "BZh"), N_ ("This file is compressed. Unpack it first.") },
  { MAGIC (0,
           "\xfd"
           "7zXZ"),
    N_ ("This file is compressed. Unpack it first.") },
  { MAGIC (0, "\x28\xb5\x2f\xfd"), N_ ("This file is compressed. Unpack it first.") },
  { MAGIC (0, "7z\xbc\xaf\x27\x1c"), N_ ("This is an archive. Unpack it first.") },
  { MAGIC (0, "Rar!\x1a\x07"), N_ ("This is an archive. Unpack it first.") },
  { MAGIC (257, "ustar"), N_ ("This is an archive. Unpack it first.") },
  { MAGIC (0, "bplist00"),
    N_ ("This is a web archive of Safari. Save the page as “Page Source” instead.") },
  { MAGIC (0, "From: <Saved by "),
    N_ ("This is a web archive (MHTML). Save the page as “Web Page, HTML only” instead.") },
  { MAGIC (0, "SQLite format 3"), N_ ("This is a database. An article has to come as text.") },
  { MAGIC (0,
           "\x7f"
           "ELF"),
    N_ ("This is a program. An article has to come as text.") },
};

/* What a ZIP is made of shows in the name of its first member, and for OpenDocument and EPUB in
 * the content of that member, which is stored uncompressed. */
static const Kind zips[] = {
  { MAGIC (38, "application/vnd.oasis.opendocument.text"),
    N_ ("This is a text document (ODT). Save it as plain text or as a web page first.") },
  { MAGIC (38, "application/vnd.oasis.opendocument"),
    N_ ("This is an office document. Save it as plain text or as a web page first.") },
  { MAGIC (38, "application/epub+zip"),
    N_ ("This is an electronic book (EPUB). Save its text as plain text first.") },
};

static gboolean
matches (const Kind *kind, const gchar *data, gsize n_bytes)
{
  return n_bytes >= kind->offset + kind->n_bytes &&
         memcmp (data + kind->offset, kind->magic, kind->n_bytes) == 0;
}

static const gchar *
describe_zip (const gchar *data, gsize n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (zips); i++)
    if (matches (&zips[i], data, n_bytes))
      return _ (zips[i].message);

  if (memmem (data, MIN (n_bytes, 65536), "word/", 5) != NULL)
    return _ ("This is a Word document. Save it as plain text or as a web page first.");
  if (memmem (data, MIN (n_bytes, 65536), "[Content_Types].xml", 19) != NULL)
    return _ ("This is an office document. Save it as plain text or as a web page first.");
  return _ ("This is an archive. Unpack it first.");
}

/**
 * apostil_file_kind_refuse:
 * @bytes: a file
 * @error: where to say what it is and what to do
 *
 * Returns: %TRUE, with @error set, when @bytes are known to be something else than text
 */
gboolean
apostil_file_kind_refuse (GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);
  const gchar *message = NULL;

  if (n_bytes >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    message = describe_zip (data, n_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && message == NULL; i++)
    if (matches (&kinds[i], data, n_bytes))
      message = _ (kinds[i].message);
  if (message == NULL)
    return FALSE;

  g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING, message);
  return TRUE;
}
