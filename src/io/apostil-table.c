/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-table.h"

#include "apostil-mark-rows.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How it works
 *
 * The head of a CSV has a column for each variable that any of the documents has, and that is known
 * only after the last one. So rows wait in a file without a name, each ended by a character that no
 * document can hold; of each document only its variables and the length of its rows stay in memory.
 * Then the head is written, and the rows after it, each completed with the variables of its document. */

#define CHUNK_BYTES (256 * 1024)
#define VARIABLE    "variable:"

struct _ApostilTablePart
{
  GString *rows;         /* NULL once they are in the table */
  goffset n_bytes;       /* of the rows */
  GPtrArray *names;      /* of variables */
  GHashTable *variables; /* name → value */
};

struct _ApostilTable
{
  ApostilTableStyle style;
  gboolean bom;
  gint fd;
  GPtrArray *parts;
  GPtrArray *names; /* of the variables of all parts, in the order in which they came */
  GHashTable *known;
};

static ApostilRowStyle
get_row_style (ApostilTableStyle style)
{
  return style == APOSTIL_TABLE_CSV ? APOSTIL_ROW_CSV : APOSTIL_ROW_JSONL;
}

static void
add_variable (ApostilTablePart *self, const gchar *name, const gchar *value)
{
  gchar *own = g_strdup (name);

  g_ptr_array_add (self->names, own);
  g_hash_table_insert (self->variables, own, g_strdup (value));
}

/* Those of the scheme, set or not, then any other that the article has. */
static void
collect_variables (ApostilTablePart *self, ApostilDocument *document)
{
  ApostilArticle *article = apostil_document_get_article (document);
  guint n_defs;
  const ApostilAttributeDef *defs =
      apostil_scheme_get_variables (apostil_document_get_scheme (document), &n_defs);
  guint n_attributes;
  const ApostilAttribute *attributes = apostil_record_get_attributes (article, &n_attributes);
  gsize n_prefix = strlen (APOSTIL_ATTR_SCHEME_PREFIX);

  for (guint i = 0; i < n_defs; i++)
    {
      const gchar *name = defs[i].name;

      add_variable (self,
                    g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX) ? name + n_prefix : name,
                    apostil_record_get (article, name));
    }
  for (guint i = 0; i < n_attributes; i++)
    if (g_str_has_prefix (attributes[i].name, APOSTIL_ATTR_SCHEME_PREFIX) &&
        !g_hash_table_contains (self->variables, attributes[i].name + n_prefix))
      add_variable (self, attributes[i].name + n_prefix, attributes[i].value);
}

/**
 * apostil_table_part_new:
 * @style: of the table
 * @document: a document
 * @file: (nullable): name of its file, for people
 *
 * Any thread that owns @document.
 *
 * Returns: (transfer full): its rows
 */
ApostilTablePart *
apostil_table_part_new (ApostilTableStyle style, ApostilDocument *document, const gchar *file)
{
  ApostilTablePart *self = g_new0 (ApostilTablePart, 1);

  self->rows = g_string_new (NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (style == APOSTIL_TABLE_CSV)
    collect_variables (self, document);
  apostil_mark_rows_append (self->rows, document, file, get_row_style (style));
  self->n_bytes = (goffset) self->rows->len;
  return self;
}

void
apostil_table_part_free (ApostilTablePart *self)
{
  if (self->rows != NULL)
    g_string_free (self->rows, TRUE);
  g_hash_table_unref (self->variables);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static gboolean
fail (GError **error, gint number)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               /* Translators: the first %s is a directory, the second an error of the system. */
               _ ("The table cannot be kept in %s until it is whole: %s. Make room there, or set "
                  "TMPDIR to another directory."),
               g_get_tmp_dir (), g_strerror (number));
  return FALSE;
}

/* A file that has no name any more: it goes with the process, whatever happens. */
static gint
open_waiting_room (GError **error)
{
  g_autofree gchar *path = NULL;
  gint fd = g_file_open_tmp ("apostil-table-XXXXXX", &path, NULL);

  if (fd < 0)
    fail (error, errno);
  else
    g_unlink (path);
  return fd;
}

static ApostilTable *
table_new (ApostilTableStyle style, gboolean bom)
{
  ApostilTable *self = g_new0 (ApostilTable, 1);

  self->style = style;
  self->bom = bom;
  self->fd = -1;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_table_part_free);
  self->names = g_ptr_array_new ();
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * apostil_table_new:
 * @style: how the table is written
 * @bom: whether a CSV begins with a byte order mark, which some spreadsheets need to read UTF-8
 * @error: where to say why it cannot be
 *
 * Returns: (transfer full) (nullable): an empty table
 */
ApostilTable *
apostil_table_new (ApostilTableStyle style, gboolean bom, GError **error)
{
  g_autoptr (ApostilTable) self = table_new (style, bom);

  self->fd = open_waiting_room (error);
  return self->fd < 0 ? NULL : g_steal_pointer (&self);
}

void
apostil_table_free (ApostilTable *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static gboolean
keep_rows (ApostilTable *self, GString *rows, GError **error)
{
  const gchar *p = rows->str;
  gsize n = rows->len;

  while (n > 0)
    {
      gssize written = write (self->fd, p, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (error, errno);
      p += written;
      n -= (gsize) written;
    }
  return TRUE;
}

static void
take_part (ApostilTable *self, ApostilTablePart *part)
{
  for (guint i = 0; i < part->names->len; i++)
    {
      gchar *name = g_ptr_array_index (part->names, i);

      if (g_hash_table_add (self->known, name))
        g_ptr_array_add (self->names, name);
    }
  g_ptr_array_add (self->parts, part);
}

/**
 * apostil_table_add:
 * @self: a table
 * @part: (transfer full): rows to stand after those that it has
 * @error: where to say why they cannot be kept
 *
 * Returns: whether they are in the table
 */
gboolean
apostil_table_add (ApostilTable *self, ApostilTablePart *part, GError **error)
{
  gboolean kept = keep_rows (self, part->rows, error);

  g_string_free (g_steal_pointer (&part->rows), TRUE);
  take_part (self, part);
  return kept;
}

/**
 * apostil_table_is_empty:
 * @self: a table
 *
 * Returns: whether no document is in it
 */
gboolean
apostil_table_is_empty (ApostilTable *self)
{
  return self->parts->len == 0;
}

static gboolean
write_head (ApostilTable *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) head = g_string_new (self->bom ? "\xef\xbb\xbf" : NULL);
  ApostilRow row;

  apostil_row_begin (&row, head, APOSTIL_ROW_CSV, APOSTIL_COLUMN_RECORD);
  for (guint i = 0; i < APOSTIL_N_COLUMNS; i++)
    apostil_row_string (&row, i, apostil_column_get_name (i));
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree gchar *name = g_strconcat (VARIABLE, g_ptr_array_index (self->names, i), NULL);

      g_string_append_c (head, ',');
      apostil_csv_append_cell (head, name);
    }
  g_string_append (head, "\r\n");
  return g_output_stream_write_all (stream, head->str, head->len, NULL, cancellable, error);
}

/* What comes in place of the end of each row of @part. */
static GString *
make_ending (ApostilTable *self, ApostilTablePart *part)
{
  GString *ending = g_string_new (NULL);

  if (self->style == APOSTIL_TABLE_JSONL)
    return g_string_append_c (ending, '\n');
  for (guint i = 0; i < self->names->len; i++)
    {
      const gchar *value =
          g_hash_table_lookup (part->variables, g_ptr_array_index (self->names, i));

      g_string_append_c (ending, ',');
      if (value != NULL)
        apostil_csv_append_cell (ending, value);
    }
  return g_string_append (ending, "\r\n");
}

static gboolean
write_rows (const gchar *rows,
            gsize n_bytes,
            GString *ending,
            GString *buffer,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  const gchar *end = rows + n_bytes;

  g_string_truncate (buffer, 0);
  while (rows < end)
    {
      const gchar *stop = memchr (rows, APOSTIL_ROW_TERMINATOR, (gsize) (end - rows));

      g_string_append_len (buffer, rows, (stop != NULL ? stop : end) - rows);
      if (stop == NULL)
        break;
      g_string_append_len (buffer, ending->str, (gssize) ending->len);
      rows = stop + 1;
    }
  return g_output_stream_write_all (stream, buffer->str, buffer->len, NULL, cancellable, error);
}

static gboolean
write_waiting_rows (ApostilTable *self,
                    ApostilTablePart *part,
                    GString *ending,
                    GString *buffer,
                    gchar *chunk,
                    GOutputStream *stream,
                    GCancellable *cancellable,
                    GError **error)
{
  goffset left = part->n_bytes;

  while (left > 0)
    {
      gssize n = read (self->fd, chunk, (gsize) MIN (left, CHUNK_BYTES));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (error, n < 0 ? errno : EIO);
      if (!write_rows (chunk, (gsize) n, ending, buffer, stream, cancellable, error))
        return FALSE;
      left -= n;
    }
  return TRUE;
}

/**
 * apostil_table_write:
 * @self: a table with all its parts
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop
 * @error: where to put an error
 *
 * Returns: whether all is written
 */
gboolean
apostil_table_write (ApostilTable *self,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autofree gchar *chunk = g_malloc (CHUNK_BYTES);

  if (self->style == APOSTIL_TABLE_CSV && !write_head (self, stream, cancellable, error))
    return FALSE;
  if (self->fd >= 0 && lseek (self->fd, 0, SEEK_SET) != 0)
    return fail (error, errno);
  for (guint i = 0; i < self->parts->len; i++)
    {
      ApostilTablePart *part = g_ptr_array_index (self->parts, i);
      g_autoptr (GString) ending = make_ending (self, part);
      gboolean written;

      if (part->rows != NULL)
        written = write_rows (part->rows->str, part->rows->len, ending, buffer, stream, cancellable,
                              error);
      else
        written =
            write_waiting_rows (self, part, ending, buffer, chunk, stream, cancellable, error);
      if (!written)
        return FALSE;
    }
  return TRUE;
}

/**
 * apostil_table_format:
 * @style: how the table is written
 * @document: a document
 * @file: (nullable): name of its file, for people
 * @bom: whether a CSV begins with a byte order mark
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): the table of that document alone
 */
GBytes *
apostil_table_format (ApostilTableStyle style,
                      ApostilDocument *document,
                      const gchar *file,
                      gboolean bom,
                      GError **error)
{
  g_autoptr (ApostilTable) self = table_new (style, bom);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  take_part (self, apostil_table_part_new (style, document, file));
  if (!apostil_table_write (self, stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}
