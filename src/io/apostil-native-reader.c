/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"
#include "apostil-xml-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * The bytes come in chunks. Each passes the guard (apostil-xml-guard.c) and goes to libxml2's
 * push parser, whose SAX2 callbacks build records at once; there is no tree. Most bytes need no
 * parser and pass it by (apostil-native-plain.c, apostil-native-records.c). The document is
 * seen by nobody until it is whole, so a fault at any byte just drops it. libxml2 is used
 * without its limits lifted, without entities, and without its global error handler, so
 * that several threads may read at the same time. */

#define CHUNK_BYTES   (64 * 1024)
#define MAX_CUT_BYTES (16 * 1024) /* of a record, that wait for its end */

static void
clear_link (gpointer data)
{
  g_free (((ApostilRoleLink *) data)->target);
}

static ApostilReader *
reader_new (const gchar *name)
{
  ApostilReader *self = g_new0 (ApostilReader, 1);

  self->name = name;
  self->type_name = g_intern_static_string (APOSTIL_ATTR_TYPE);
  self->guard = apostil_xml_guard_new ();
  self->values = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->extras = apostil_native_extras_new ();
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->record_foreign = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  self->part_spans = g_array_new (FALSE, FALSE, sizeof (ApostilPartSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (ApostilRoleLink));
  g_array_set_clear_func (self->links, clear_link);
  self->lines = g_byte_array_new ();
  self->values_seen = apostil_value_pool_new ();
  return self;
}

static void
reader_free (ApostilReader *self)
{
  if (self->digest != NULL)
    g_thread_join (self->digest);
  for (guint i = 0; i < G_N_ELEMENTS (self->frames); i++)
    {
      g_free (self->frames[i].foreign_attributes);
      if (self->frames[i].foreign_elements != NULL)
        g_string_free (self->frames[i].foreign_elements, TRUE);
    }
  apostil_xml_guard_free (self->guard);
  g_clear_error (&self->error);
  g_string_free (self->values, TRUE);
  g_string_free (self->text, TRUE);
  apostil_foreign_free (self->foreign);
  g_clear_object (&self->scheme);
  g_free (self->scheme_id);
  g_free (self->uuid);
  apostil_native_extras_unref (self->extras);
  g_clear_object (&self->document);
  g_clear_pointer (&self->article_text, apostil_text_unref);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->strings);
  g_free (self->sha256);
  g_clear_object (&self->record);
  g_string_free (self->record_foreign, TRUE);
  g_free (self->record_foreign_attributes);
  g_array_unref (self->spans);
  g_array_unref (self->part_spans);
  g_array_unref (self->links);
  g_byte_array_unref (self->lines);
  apostil_value_pool_free (self->values_seen);
  g_clear_pointer (&self->edit, apostil_edit_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self->edit_author);
  g_free (self->edit_at);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilReader, reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

static void
fail (ApostilReader *self, guint line, ApostilError code, const gchar *message)
{
  g_autofree gchar *valid = NULL;

  if (self->error != NULL)
    return;

  /* What was quoted of the file may have been cut inside a character. */
  valid = g_utf8_make_valid (message, -1);
  self->error = g_error_new (APOSTIL_ERROR, (gint) code, "%s:%u: %s", self->name, line, valid);
  if (self->context != NULL)
    xmlStopParser (self->context);
}

/**
 * apostil_reader_fail:
 * @self: a reader
 * @code: an #ApostilError
 * @format: what is wrong, and a remedy
 * @...: for @format
 *
 * Stops the reading with an error at the line at hand. Only the first one counts.
 */
void
apostil_reader_fail (ApostilReader *self, ApostilError code, const gchar *format, ...)
{
  guint line = 1;
  g_autofree gchar *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->context != NULL && self->context->input != NULL)
    line = (guint) MAX (self->context->input->line, 1);
  fail (self, line, code, message);
}

/**
 * apostil_reader_fail_at:
 * @self: a reader
 * @line: of the file
 * @code: an #ApostilError
 * @format: what is wrong, and a remedy
 * @...: for @format
 *
 * Like apostil_reader_fail() for another line.
 */
void
apostil_reader_fail_at (ApostilReader *self,
                        guint line,
                        ApostilError code,
                        const gchar *format,
                        ...)
{
  g_autofree gchar *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fail (self, line, code, message);
}

/**
 * apostil_reader_fail_early:
 * @self: a reader
 *
 * Says that the file was cut off, at the line of its last byte: where the parser stands by then
 * depends on its version.
 */
void
apostil_reader_fail_early (ApostilReader *self)
{
  apostil_reader_fail_at (self, apostil_xml_guard_get_line (self->guard), APOSTIL_ERROR_INVALID,
                          _ ("The file ends too early. It was cut off while it was copied or "
                             "written; use another copy."));
}

#define FAR 0xff /* four bytes follow */

/**
 * apostil_reader_note_line:
 * @self: a reader
 * @line: of the record that is given to the document
 *
 * Remembers it, for the fault that may be found at the end. Nearly always it is one of the next lines, which
 * takes a byte instead of four.
 */
void
apostil_reader_note_line (ApostilReader *self, guint line)
{
  guint8 step = line >= self->last_line ? (guint8) MIN (line - self->last_line, FAR) : FAR;

  g_byte_array_append (self->lines, &step, 1);
  if (step == FAR)
    g_byte_array_append (self->lines, (const guint8 *) &line, sizeof line);
  self->last_line = line;
  self->n_records++;
}

/* The line of the record numbered @index. */
static guint
find_line (ApostilReader *self, guint index)
{
  const guint8 *p = self->lines->data;
  guint line = 0;

  for (guint i = 0; i <= index; i++)
    if (*p != FAR)
      line += *p++;
    else
      {
        memcpy (&line, p + 1, sizeof line);
        p += 1 + sizeof line;
      }
  return line;
}

/* Bytes at the end of @bytes that begin a character and do not end it. */
static gsize
count_cut (const gchar *bytes, gsize n_bytes)
{
  for (gsize n = 1; n <= MIN (3, n_bytes); n++)
    {
      guchar byte = (guchar) bytes[n_bytes - n];

      if ((byte & 0xc0) != 0x80)
        return byte >= 0xf0 || (byte >= 0xe0 && n < 3) || (byte >= 0xc0 && n < 2) ? n : 0;
    }
  return 0;
}

/* What passed the guard goes to who can take it: the words of the article and records as we write them past
 * the parser, all else to the parser. It gets the rest of the bytes at once if it does not come to rest, so
 * that nobody can make it start again and again. Returns how many bytes were taken; unless they are the
 * @last ones, a character or a record that is cut off waits for the others. */
static gsize
take (ApostilReader *self, gchar *bytes, gsize n_bytes, gboolean last)
{
  gsize n_whole = last ? n_bytes : n_bytes - count_cut (bytes, n_bytes);
  gsize n_taken = 0;
  gboolean rests = TRUE;

  while (n_taken < n_whole && self->error == NULL)
    {
      gchar *at = bytes + n_taken;
      gsize n_left = n_whole - n_taken;
      gboolean incomplete = FALSE;
      gsize n = apostil_reader_take_plain (self, at, n_left);

      if (n == 0)
        n = apostil_reader_take_records (self, at, &incomplete);
      if (n == 0 && incomplete && !last && n_left <= MAX_CUT_BYTES)
        break;
      if (n == 0)
        {
          n = rests ? apostil_reader_count_piece (self, at, n_left) : n_left;
          xmlParseChunk (self->context, at, (gint) n, 0);
          rests = apostil_reader_is_at_rest (self);
        }
      n_taken += n;
    }
  return n_taken;
}

/* The last @n_new of the bytes pass the guard, which has seen the others. */
static gsize
push (ApostilReader *self, gchar *bytes, gsize n_bytes, gsize n_new, gboolean last)
{
  g_autoptr (GError) error = NULL;

  if (apostil_xml_guard_check (self->guard, bytes + n_bytes - n_new, n_new, &error))
    return take (self, bytes, n_bytes, last);

  fail (self, apostil_xml_guard_get_line (self->guard), (ApostilError) error->code, error->message);
  return 0;
}

static gboolean
check_end (ApostilReader *self)
{
  self->ending = TRUE;
  if (self->error == NULL)
    xmlParseChunk (self->context, NULL, 0, 1);
  if (self->error == NULL && (!self->done || !self->context->wellFormed))
    apostil_reader_fail_early (self);
  return self->error == NULL;
}

static xmlParserCtxt *
open_parser (ApostilReader *self, xmlSAXHandler *handler)
{
  xmlParserCtxt *context = NULL;

  apostil_reader_prepare (self, handler);
  apostil_xml_library_start ();
  context = xmlCreatePushParserCtxt (handler, self, NULL, 0, NULL);
  if (context == NULL)
    g_error ("%s: out of memory", G_STRLOC);
  xmlCtxtUseOptions (context, XML_PARSE_NONET);
  self->context = context;
  apostil_reader_intern_names (self);
  return context;
}

/* What only shows when everything is known: ids, references, the digest. */
static gboolean
finish (ApostilReader *self)
{
  g_autoptr (GError) error = NULL;
  gint bad = -1;
  guint line = self->article_line;

  if (!apostil_document_bulk_finish (self->document, &bad, &error))
    {
      if (bad >= 0 && (guint) bad < self->n_records)
        line = find_line (self, (guint) bad);
      apostil_reader_fail_at (self, line, (ApostilError) error->code,
                              /* Translators: %s is what is wrong, without a full stop */
                              _ ("%s. Correct this entry in a text editor, or use another copy."),
                              error->message);
      return FALSE;
    }
  if (self->digest != NULL)
    g_thread_join (g_steal_pointer (&self->digest));
  if (self->sha256 != NULL &&
      !g_str_equal (self->sha256, apostil_text_get_sha256 (self->article_text)))
    {
      apostil_reader_fail_at (self, self->article_line, APOSTIL_ERROR_INVALID,
                              _ ("The text is not the one that was saved: its SHA-256 is %s, not "
                                 "%.64s. Undo what changed it, or remove “sha256” when the change "
                                 "is meant."),
                              apostil_text_get_sha256 (self->article_text), self->sha256);
      return FALSE;
    }

  apostil_native_extras_attach (self->extras, self->document);
  if (self->later)
    apostil_document_set_read_only (self->document, TRUE);
  return TRUE;
}

static gboolean
check_file_size (goffset size, const gchar *name, GError **error)
{
  if (size <= (goffset) APOSTIL_MAX_FILE_BYTES)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
               _ ("%s:1: The file is larger than %u MiB, the limit. Divide the article into "
                  "several files."),
               name, APOSTIL_MAX_FILE_BYTES / (1024 * 1024));
  return FALSE;
}

static gboolean
push_stream (ApostilReader *self,
             GInputStream *stream,
             goffset size,
             GFileProgressCallback progress,
             gpointer progress_data,
             GError **error)
{
  g_autofree gchar *buffer = g_malloc (MAX_CUT_BYTES + CHUNK_BYTES + 1);
  goffset total = 0;
  gsize n_cut = 0; /* at the start of the buffer, of what the last chunk cut off */

  for (;;)
    {
      gsize n = 0;
      gsize n_all;
      gsize n_taken;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !g_input_stream_read_all (stream, buffer + n_cut, CHUNK_BYTES, &n, self->cancellable,
                                    error))
        return FALSE;

      total += (goffset) n;
      if (!check_file_size (total, self->name, error))
        return FALSE;
      n_all = n_cut + n;
      buffer[n_all] = '\0';
      n_taken = push (self, buffer, n_all, n, n == 0);
      if (n == 0 || self->error != NULL)
        return TRUE;
      n_cut = n_all - n_taken;
      memmove (buffer, buffer + n_taken, n_cut);
      if (progress != NULL)
        progress (total, MAX (size, total), progress_data);
    }
}

/**
 * apostil_native_reader_read:
 * @stream: the bytes of a native file
 * @name: what to call it in messages
 * @size: how many bytes there will be, or -1; for @progress
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told of each chunk, in this thread
 * @progress_data: for @progress
 * @error: says file, line, what is wrong and a remedy (%APOSTIL_ERROR), or what @stream said
 *
 * May be called in any thread; the document may then be handed to another.
 *
 * Returns: (transfer full) (nullable): a whole document; read-only if it is of a later 1.x
 *   version (see apostil_native_get_unknown_names())
 */
ApostilDocument *
apostil_native_reader_read (GInputStream *stream,
                            const gchar *name,
                            goffset size,
                            GCancellable *cancellable,
                            GFileProgressCallback progress,
                            gpointer progress_data,
                            GError **error)
{
  xmlSAXHandler handler;
  g_autoptr (ApostilReader) self = NULL;
  g_autoptr (xmlParserCtxt) context = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!check_file_size (size, name, error))
    return NULL;

  self = reader_new (name);
  self->cancellable = cancellable;
  context = open_parser (self, &handler);
  if (!push_stream (self, stream, size, progress, progress_data, error))
    return NULL;
  if (!check_end (self) || !finish (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  return g_steal_pointer (&self->document);
}

/**
 * apostil_native_reader_read_bytes:
 * @bytes: a native file
 * @name: what to call it in messages
 * @error: says file, line, what is wrong and a remedy
 *
 * Returns: (transfer full) (nullable): a whole document
 */
ApostilDocument *
apostil_native_reader_read_bytes (GBytes *bytes, const gchar *name, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  stream = g_memory_input_stream_new_from_bytes (bytes);
  return apostil_native_reader_read (stream, name, (goffset) g_bytes_get_size (bytes), NULL, NULL,
                                     NULL, error);
}

/**
 * apostil_native_reader_read_edit:
 * @bytes: one edit as XML
 * @scheme: of the document that it belongs to
 * @text: (nullable): the text that the document has before the edit
 * @author: (out) (optional) (nullable): who did it
 * @at: (out) (optional) (nullable): when
 * @error: says what is wrong
 *
 * The reader of the journal: an edit that was written by apostil_native_writer_format_edit().
 * Whether it fits the document is for apostil_document_apply() to say.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_native_reader_read_edit (GBytes *bytes,
                                 ApostilScheme *scheme,
                                 ApostilText *text,
                                 gchar **author,
                                 gchar **at,
                                 GError **error)
{
  xmlSAXHandler handler;
  g_autoptr (ApostilReader) self = NULL;
  g_autoptr (xmlParserCtxt) context = NULL;
  g_autoptr (GInputStream) stream = NULL;
  goffset size = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (APOSTIL_IS_SCHEME (scheme), NULL);

  size = (goffset) g_bytes_get_size (bytes);
  if (!check_file_size (size, "edit", error))
    return NULL;

  self = reader_new ("edit");
  self->is_edit = TRUE;
  self->scheme = g_object_ref (scheme);
  self->given_text = text;
  apostil_reader_use_scheme (self);
  context = open_parser (self, &handler);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  if (!push_stream (self, stream, size, NULL, NULL, error))
    return NULL;
  if (!check_end (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }

  if (author != NULL)
    *author = g_steal_pointer (&self->edit_author);
  if (at != NULL)
    *at = g_steal_pointer (&self->edit_at);
  return g_steal_pointer (&self->edit);
}

/**
 * apostil_native_reader_sniff:
 * @bytes: the start of a file, a kilobyte is plenty
 * @n_bytes: how much
 *
 * Returns: whether it looks like the native format, whatever its version and even if broken
 */
gboolean
apostil_native_reader_sniff (const gchar *bytes, gsize n_bytes)
{
  static const gchar mark[] = "\xef\xbb\xbf";
  gssize n = (gssize) MIN (n_bytes, 4096);

  if (n >= 3 && memcmp (bytes, mark, 3) == 0)
    {
      bytes += 3;
      n -= 3;
    }
  while (n > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      n--;
    }
  return n > 0 && *bytes == '<' && g_strstr_len (bytes, n, "urn:apostil:") != NULL &&
         (g_strstr_len (bytes, n, "<apostil") != NULL ||
          g_strstr_len (bytes, n, ":apostil ") != NULL);
}
