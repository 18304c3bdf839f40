/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-native-extras.h"
#include "apostil-native-pieces.h"
#include "apostil-native-record-writer.h"
#include "apostil-native-scheme.h"
#include "apostil-xml-text.h"

/* How it works
 *
 * Records never change once they are in a document, so a snapshot is the pointers to them, and
 * those to the annotations are shared with their list until that changes. It is written in any
 * thread, while the document goes on. Bytes are collected in one string that is emptied into the stream
 * between records. The words of the article mostly go to the stream from where they are, and other
 * threads begin with the annotations meanwhile if there are many (apostil-native-pieces.c). */

#define FLUSH_BYTES (256 * 1024)

struct _ApostilNativeSnapshot
{
  gchar *uuid;
  gchar *scheme_id;
  gchar *scheme; /* (nullable) canonical XML, when it is to be embedded */
  ApostilArticle *article;
  GPtrArray *sections;
  GPtrArray *entities;
  GPtrArray *annotations;
  GPtrArray *relations;
  ApostilNativeExtras *extras; /* (nullable) */
};

typedef struct
{
  ApostilNativeSnapshot *snapshot;
  GOutputStream *stream;
  GCancellable *cancellable;
  GFileProgressCallback progress;
  gpointer progress_data;
  goffset written;
  goffset total; /* an estimate */
  ApostilRecordWriter records;
  GString *out;
  ApostilNativePieces *annotations; /* (nullable) on their way */
} Writing;

static GPtrArray *
copy_records (ApostilRecordList *list)
{
  guint n = apostil_record_list_get_length (list);
  GPtrArray *records = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, g_object_ref (apostil_record_list_get (list, i)));
  return records;
}

/* The document may have got another scheme since it was read. */
static gboolean
is_source_of (const ApostilNativeExtras *extras, ApostilScheme *scheme)
{
  gsize n_bytes;
  const gchar *xml = g_bytes_get_data (apostil_scheme_get_xml (scheme), &n_bytes);

  return extras != NULL && extras->scheme != NULL && strlen (extras->scheme) == n_bytes &&
         memcmp (extras->scheme, xml, n_bytes) == 0;
}

/**
 * apostil_native_snapshot_new:
 * @document: a document
 * @error: says why it cannot be saved
 *
 * What @document holds now. A document of a later version is refused, since what this
 * program does not know of it would be lost.
 *
 * Returns: (transfer full) (nullable): a snapshot, which any thread may write
 */
ApostilNativeSnapshot *
apostil_native_snapshot_new (ApostilDocument *document, GError **error)
{
  g_autoptr (ApostilNativeSnapshot) self = NULL;
  ApostilNativeExtras *extras = NULL;
  ApostilScheme *scheme = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  extras = apostil_native_extras_get (document);
  if (extras != NULL && extras->version != NULL && !g_str_equal (extras->version, "1.0"))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_VERSION,
                   _ ("The document is of version %s of the format, and saving it as 1.0 could "
                      "lose a part of it. Edit it with a newer Apostil, or export it."),
                   extras->version);
      return NULL;
    }

  self = g_new0 (ApostilNativeSnapshot, 1);
  scheme = apostil_document_get_scheme (document);
  self->uuid = g_strdup (apostil_document_get_uuid (document));
  self->scheme_id = g_strdup (apostil_scheme_get_id (scheme));
  self->article = g_object_ref (apostil_document_get_article (document));
  self->sections = copy_records (apostil_document_get_sections (document));
  self->entities = copy_records (apostil_document_get_entities (document));
  self->annotations = apostil_annotation_list_share (apostil_document_get_annotations (document));
  self->relations = copy_records (apostil_document_get_relations (document));
  if (extras != NULL)
    self->extras = apostil_native_extras_ref (extras);
  if (is_source_of (extras, scheme))
    self->scheme = g_strdup (extras->scheme);
  else if (!g_str_equal (self->scheme_id, "news"))
    {
      self->scheme = apostil_native_scheme_canonicalise (apostil_scheme_get_xml (scheme), error);
      if (self->scheme == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
apostil_native_snapshot_free (ApostilNativeSnapshot *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->scheme_id);
  g_free (self->scheme);
  g_clear_object (&self->article);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->extras, apostil_native_extras_unref);
  g_free (self);
}

static gboolean
write_bytes (Writing *self, const gchar *bytes, gsize n_bytes, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !g_output_stream_write_all (self->stream, bytes, n_bytes, NULL, self->cancellable, error))
    return FALSE;

  self->written += (goffset) n_bytes;
  if (self->written > (goffset) APOSTIL_MAX_FILE_BYTES)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("The file would be larger than %u MiB, the limit. Divide the article into "
                      "several files."),
                   APOSTIL_MAX_FILE_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (self->progress != NULL)
    self->progress (self->written, MAX (self->total, self->written), self->progress_data);
  return TRUE;
}

static gboolean
flush (Writing *self, gsize keep, GError **error)
{
  if (self->out->len <= keep)
    return TRUE;
  if (!write_bytes (self, self->out->str, self->out->len, error))
    return FALSE;

  g_string_truncate (self->out, 0);
  return TRUE;
}

static void
append_foreign (GString *out, const gchar *elements, guint indent)
{
  g_auto (GStrv) split = NULL;

  if (elements == NULL)
    return;

  split = g_strsplit (elements, APOSTIL_FOREIGN_ELEMENT_SEPARATOR, -1);
  for (guint i = 0; split[i] != NULL; i++)
    g_string_append_printf (out, "%*s%s\n", (gint) indent * 2, "", split[i]);
}

static void
append_start (GString *out, const gchar *element, const ApostilForeignPair *foreign)
{
  g_string_append_printf (out, "  <%s%s>\n", element,
                          foreign->attributes != NULL ? foreign->attributes : "");
}

static gboolean
write_records (Writing *self, GPtrArray *records, guint first, guint n, GError **error)
{
  for (guint i = first; i < first + n; i++)
    {
      apostil_record_writer_write (&self->records, records->pdata[i], 2);
      if (!flush (self, FLUSH_BYTES, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_pieces (Writing *self, ApostilNativePieces *pieces, GPtrArray *records, GError **error)
{
  guint n_written = 0;

  while (n_written < records->len)
    {
      ApostilNativePiece piece;

      apostil_native_pieces_take (pieces, &piece);
      if (self->records.bad == NULL)
        self->records.bad = piece.bad;
      if (self->records.too_long == NULL)
        self->records.too_long = piece.too_long;
      n_written += piece.n_done;
      if (!flush (self, 0, error) || !write_bytes (self, piece.xml->str, piece.xml->len, error) ||
          !write_records (self, records, n_written, piece.n_left, error))
        return FALSE;
      n_written += piece.n_left;
    }
  return TRUE;
}

static gboolean
write_list (Writing *self, const gchar *element, ApostilTag tag, GPtrArray *records, GError **error)
{
  static const ApostilForeignPair none;
  const ApostilForeignPair *foreign =
      self->snapshot->extras != NULL ? &self->snapshot->extras->foreign[tag] : &none;
  ApostilNativePieces *pieces = tag == APOSTIL_TAG_ANNOTATIONS ? self->annotations : NULL;

  if (records->len == 0 && foreign->attributes == NULL && foreign->elements == NULL)
    return TRUE;

  append_start (self->out, element, foreign);
  if (pieces != NULL ? !write_pieces (self, pieces, records, error)
                     : !write_records (self, records, 0, records->len, error))
    return FALSE;

  append_foreign (self->out, foreign->elements, 2);
  g_string_append_printf (self->out, "  </%s>\n", element);
  return TRUE;
}

static gboolean
write_words (Writing *self, const gchar *words, gsize n_bytes, GError **error)
{
  /* The text layer holds nothing that XML cannot. */
  if (apostil_xml_count_plain (words, n_bytes) == n_bytes)
    return flush (self, 0, error) && write_bytes (self, words, n_bytes, error);

  apostil_xml_append_text (self->out, words, n_bytes);
  return flush (self, FLUSH_BYTES, error);
}

static gboolean
write_article (Writing *self, GError **error)
{
  ApostilArticle *article = self->snapshot->article;
  gsize n_bytes = 0;
  const gchar *utf8 = apostil_text_get_utf8 (apostil_article_get_text (article), &n_bytes);
  const gchar *end = utf8 + n_bytes;

  apostil_record_writer_begin_article (&self->records, article, 1);
  apostil_record_writer_open_text (&self->records, article);
  while (utf8 < end)
    {
      const gchar *stop = utf8 + MIN (FLUSH_BYTES, end - utf8);

      while (stop < end && ((guchar) *stop & 0xc0) == 0x80)
        stop++;
      if (!write_words (self, utf8, (gsize) (stop - utf8), error))
        return FALSE;
      utf8 = stop;
    }
  apostil_record_writer_close_text (&self->records);
  apostil_record_writer_end_article (&self->records, article);
  return flush (self, FLUSH_BYTES, error);
}

static void
append_root (Writing *self)
{
  const ApostilNativeExtras *extras = self->snapshot->extras;

  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<apostil xmlns=\"" APOSTIL_NAMESPACE "\" version=\"1.0\"");
  apostil_xml_append_attribute (self->out, "scheme", self->snapshot->scheme_id);
  g_string_append (self->out, " offsets=\"code-points\"");
  apostil_xml_append_attribute (self->out, "id", self->snapshot->uuid);
  if (extras != NULL && extras->foreign[APOSTIL_TAG_APOSTIL].attributes != NULL)
    g_string_append (self->out, extras->foreign[APOSTIL_TAG_APOSTIL].attributes);
  g_string_append (self->out, ">\n");
  if (self->snapshot->scheme != NULL)
    g_string_append_printf (self->out, "  %s\n", self->snapshot->scheme);
}

static gboolean
write_all (Writing *self, GError **error)
{
  ApostilNativeSnapshot *snapshot = self->snapshot;
  const ApostilNativeExtras *extras = snapshot->extras;

  append_root (self);
  if (!write_article (self, error) ||
      !write_list (self, "sections", APOSTIL_TAG_SECTIONS, snapshot->sections, error) ||
      !write_list (self, "entities", APOSTIL_TAG_ENTITIES, snapshot->entities, error) ||
      !write_list (self, "annotations", APOSTIL_TAG_ANNOTATIONS, snapshot->annotations, error) ||
      !write_list (self, "relations", APOSTIL_TAG_RELATIONS, snapshot->relations, error))
    return FALSE;

  if (extras != NULL && extras->history != NULL)
    g_string_append_printf (self->out, "  %s\n", extras->history);
  if (extras != NULL)
    append_foreign (self->out, extras->foreign[APOSTIL_TAG_APOSTIL].elements, 1);
  g_string_append (self->out, "</apostil>\n");
  return apostil_record_writer_check (&self->records, error) && flush (self, 0, error);
}

/**
 * apostil_native_writer_write:
 * @snapshot: what to write
 * @stream: where to; not closed
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told of each piece, in this thread; the total is a guess
 * @progress_data: for @progress
 * @error: what @stream said, or which record cannot be written
 *
 * Returns: whether all of it was written
 */
gboolean
apostil_native_writer_write (ApostilNativeSnapshot *snapshot,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GError **error)
{
  Writing writing = { snapshot, stream, cancellable, progress, progress_data, 0, 0 };
  ApostilText *text = NULL;
  gsize n_bytes = 0;
  gboolean written = FALSE;

  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  text = apostil_article_get_text (snapshot->article);
  apostil_text_get_utf8 (text, &n_bytes);
  writing.total = (goffset) n_bytes + 110 * (goffset) snapshot->annotations->len;
  writing.out = g_string_sized_new (FLUSH_BYTES + FLUSH_BYTES / 2);
  apostil_record_writer_init (&writing.records, writing.out, text);
  writing.annotations = apostil_native_pieces_new (&writing.records, snapshot->annotations);
  written = write_all (&writing, error);
  apostil_native_pieces_free (writing.annotations);
  g_string_free (writing.out, TRUE);
  return written;
}

/**
 * apostil_native_writer_format:
 * @document: a document
 * @error: says why it cannot be saved
 *
 * Returns: (transfer full) (nullable): the bytes of its file
 */
GBytes *
apostil_native_writer_format (ApostilDocument *document, GError **error)
{
  g_autoptr (ApostilNativeSnapshot) snapshot = apostil_native_snapshot_new (document, error);
  g_autoptr (GOutputStream) stream = NULL;

  if (snapshot == NULL)
    return NULL;

  stream = g_memory_output_stream_new_resizable ();
  if (!apostil_native_writer_write (snapshot, stream, NULL, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* An article leaves out the text that the document has anyway. */
static void
append_article (ApostilRecordWriter *records, ApostilArticle *article, ApostilText *known)
{
  ApostilText *text = apostil_article_get_text (article);

  apostil_record_writer_begin_article (records, article, 3);
  if (text != known && (known == NULL || !g_str_equal (apostil_text_get_sha256 (text),
                                                       apostil_text_get_sha256 (known))))
    {
      gsize n_bytes = 0;
      const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);

      apostil_record_writer_open_text (records, article);
      apostil_xml_append_text (records->out, utf8, n_bytes);
      apostil_record_writer_close_text (records);
    }
  apostil_record_writer_end_article (records, article);
}

static void
append_side (ApostilRecordWriter *records,
             const gchar *side,
             ApostilRecord *record,
             ApostilText *known)
{
  if (record == NULL)
    return;

  g_string_append_printf (records->out, "    <%s>\n", side);
  if (APOSTIL_IS_ARTICLE (record))
    append_article (records, APOSTIL_ARTICLE (record), known);
  else
    apostil_record_writer_write (records, record, 3);
  g_string_append_printf (records->out, "    </%s>\n", side);
}

/**
 * apostil_native_writer_format_edit:
 * @edit: an edit
 * @text: (nullable): the text that the document has before the edit, which is left out
 * @author: (nullable): who did it
 * @at: (nullable): when, as ISO 8601 with offset
 * @error: says which record cannot be written
 *
 * For the journal: the edit as a small XML document without quoted words, which
 * apostil_native_reader_read_edit() reads.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
apostil_native_writer_format_edit (ApostilEdit *edit,
                                   ApostilText *text,
                                   const gchar *author,
                                   const gchar *at,
                                   GError **error)
{
  g_autoptr (GString) out = g_string_new ("<edit xmlns=\"" APOSTIL_NAMESPACE "\"");
  ApostilRecordWriter records;
  guint n_changes = 0;
  const ApostilChange *changes = NULL;
  gboolean fits = TRUE;

  g_return_val_if_fail (edit != NULL, NULL);

  fits &= apostil_xml_append_attribute (out, "label", apostil_edit_get_label (edit));
  fits &= apostil_xml_append_attribute (out, "key", apostil_edit_get_merge_key (edit));
  fits &= apostil_xml_append_attribute (out, "by", author);
  fits &= apostil_xml_append_attribute (out, "at", at);
  g_string_append (out, ">\n");

  apostil_record_writer_init (&records, out, NULL);
  records.bad = fits ? NULL : "edit";
  changes = apostil_edit_get_changes (edit, &n_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      g_string_append (out, "  <change>\n");
      append_side (&records, "before", changes[i].before, text);
      append_side (&records, "after", changes[i].after, text);
      g_string_append (out, "  </change>\n");
    }
  g_string_append (out, "</edit>\n");
  if (!apostil_record_writer_check (&records, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
