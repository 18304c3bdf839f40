/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * Rows are taken apart as RFC 4180 says, with a comma, a semicolon or a tab between fields: whichever stands most
 * often in the first row outside quotation marks. A first row in which a cell says « name » (in English or
 * French) is a header and says which column is which, in any order; without one the columns are name,
 * aliases, identifier, type. Whatever does not fit is an error that names file, line and
 * remedy; nothing is guessed and nothing is left out silently. */

#include "config.h"

#include "apostil-authority-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-encoding.h"
#include "apostil-error.h"
#include "apostil-identifier.h"

#define MAX_COLUMNS     64
#define MAX_FIELD_BYTES 4096
#define MAX_ALIASES     200

typedef enum
{
  COLUMN_NAME,
  COLUMN_ALIASES,
  COLUMN_IDENTIFIER,
  COLUMN_TYPE,
  N_COLUMNS,
} Column;

typedef struct
{
  const gchar *file;
  const gchar *at;
  const gchar *end;
  gchar separator;
  guint line;     /* of @at, from 1 */
  guint row_line; /* where the row begins that was read last */
} Table;

static gboolean fail (Table *table, GError **error, const gchar *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Table *table, GError **error, const gchar *format, ...)
{
  va_list arguments;
  g_autofree gchar *what = NULL;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: name of a file, line, what is wrong there */
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, _ ("%s, line %u: %s"), table->file,
               table->row_line, what);
  return FALSE;
}

/* ---- Rows ---- */

static gchar
find_separator (const gchar *text)
{
  static const gchar candidates[] = { '\t', ';', ',' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = G_N_ELEMENTS (candidates) - 1;

  for (const gchar *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      for (guint i = 0; i < G_N_ELEMENTS (candidates) && !quoted; i++)
        counts[i] += *p == candidates[i] ? 1 : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
is_line_end (gchar ch)
{
  return ch == '\n' || ch == '\r';
}

static gboolean
read_quoted (Table *table, GString *field, GError **error)
{
  table->at++;
  for (;;)
    {
      if (table->at >= table->end)
        return fail (table, error,
                     _ ("a field begins with a quotation mark and has none at its end; "
                        "add it, or write \"\" for a mark inside the field."));
      if (*table->at == '"')
        {
          table->at++;
          if (table->at >= table->end || *table->at != '"')
            return TRUE;
        }
      if (*table->at == '\n')
        table->line++;
      if (field->len >= MAX_FIELD_BYTES)
        return fail (table, error, _ ("a field is longer than %d bytes; shorten it."),
                     MAX_FIELD_BYTES);
      g_string_append_c (field, *table->at++);
    }
}

static gboolean
read_field (Table *table, GString *field, GError **error)
{
  g_string_truncate (field, 0);
  if (table->at < table->end && *table->at == '"')
    {
      if (!read_quoted (table, field, error))
        return FALSE;
      if (table->at < table->end && *table->at != table->separator && !is_line_end (*table->at))
        return fail (table, error,
                     _ ("there is something after a field in quotation marks; "
                        "write \"\" for a mark inside the field."));
      return TRUE;
    }
  while (table->at < table->end && *table->at != table->separator && !is_line_end (*table->at))
    {
      if (field->len >= MAX_FIELD_BYTES)
        return fail (table, error, _ ("a field is longer than %d bytes; shorten it."),
                     MAX_FIELD_BYTES);
      g_string_append_c (field, *table->at++);
    }
  return TRUE;
}

/* The next row that is not empty; NULL without @error after the last. */
static GStrv
read_row (Table *table, GError **error)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  guint n_fields = 0;

  while (table->at < table->end && is_line_end (*table->at))
    table->line += *table->at++ == '\n' ? 1 : 0;
  if (table->at >= table->end)
    return NULL;
  table->row_line = table->line;
  for (;;)
    {
      if (++n_fields > MAX_COLUMNS)
        {
          fail (table, error,
                _ ("there are more than %d columns; keep name, aliases, identifier and type."),
                MAX_COLUMNS);
          return NULL;
        }
      if (!read_field (table, field, error))
        return NULL;
      g_strstrip (field->str);
      g_strv_builder_add (fields, field->str);
      if (table->at >= table->end || is_line_end (*table->at))
        break;
      table->at++;
    }
  return g_strv_builder_end (fields);
}

/* ---- Columns ---- */

static gint
find_column (const gchar *title)
{
  static const struct
  {
    const gchar *title;
    Column column;
  } titles[] = {
    { "name", COLUMN_NAME },           { "nom", COLUMN_NAME },
    { "label", COLUMN_NAME },          { "aliases", COLUMN_ALIASES },
    { "alias", COLUMN_ALIASES },       { "other names", COLUMN_ALIASES },
    { "autres noms", COLUMN_ALIASES }, { "identifier", COLUMN_IDENTIFIER },
    { "id", COLUMN_IDENTIFIER },       { "uri", COLUMN_IDENTIFIER },
    { "ref", COLUMN_IDENTIFIER },      { "identifiant", COLUMN_IDENTIFIER },
    { "type", COLUMN_TYPE },           { "kind", COLUMN_TYPE },
  };
  g_autofree gchar *folded = g_utf8_casefold (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (folded, titles[i].title))
      return (gint) titles[i].column;
  return -1;
}

/* Where each column is, or -1. Returns: whether @row is a header. */
static gboolean
read_header (GStrv row, gint columns[N_COLUMNS])
{
  gint found[N_COLUMNS] = { -1, -1, -1, -1 };

  for (gint i = 0; row[i] != NULL; i++)
    {
      gint column = find_column (row[i]);

      if (column >= 0 && found[column] < 0)
        found[column] = i;
    }
  if (found[COLUMN_NAME] < 0)
    {
      for (gint i = 0; i < N_COLUMNS; i++)
        columns[i] = i;
      return FALSE;
    }
  memcpy (columns, found, sizeof found);
  return TRUE;
}

static const gchar *
get_cell (GStrv row, guint n_cells, const gint columns[N_COLUMNS], Column column)
{
  gint at = columns[column];

  return at >= 0 && (guint) at < n_cells ? row[at] : "";
}

/* The types of the news scheme, as people write them. */
static gboolean
read_type (Table *table, const gchar *cell, const gchar **type, GError **error)
{
  static const gchar *const names[][2] = {
    { "person", "person" },
    { "personne", "person" },
    { "people", "person" },
    { "human", "person" },
    { "organisation", "organisation" },
    { "organization", "organisation" },
    { "org", "organisation" },
    { "place", "place" },
    { "lieu", "place" },
    { "location", "place" },
    { "other", "other" },
    { "autre", "other" },
  };
  g_autofree gchar *folded = g_utf8_casefold (cell, -1);

  *type = NULL;
  if (*cell == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (folded, names[i][0]))
      {
        *type = names[i][1];
        return TRUE;
      }
  return fail (
      table, error,
      _ ("“%.80s” is no type of entity; write person, organisation, place, other, or nothing."),
      cell);
}

static gboolean
check_words (Table *table, const gchar *words, GError **error)
{
  for (const gchar *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return fail (table, error,
                   _ ("a name holds a control character or a line break; take it out."));
  return TRUE;
}

static gboolean
read_aliases (Table *table, ApostilEntity *entity, const gchar *cell, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cell, "|", MAX_ALIASES + 1);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();

  if (g_strv_length (parts) > MAX_ALIASES)
    return fail (table, error, _ ("there are more than %d other names; keep those that occur."),
                 MAX_ALIASES);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (!check_words (table, parts[i], error))
        return FALSE;
      if (*parts[i] != '\0')
        g_ptr_array_add (aliases, parts[i]);
    }
  g_ptr_array_add (aliases, NULL);
  apostil_entity_set_aliases (entity, (const gchar *const *) aliases->pdata);
  return TRUE;
}

static ApostilEntity *
read_entity (Table *table,
             GStrv row,
             const gint columns[N_COLUMNS],
             const gchar *prefix,
             GError **error)
{
  guint n_cells = g_strv_length (row);
  const gchar *name = get_cell (row, n_cells, columns, COLUMN_NAME);
  const gchar *identifier = get_cell (row, n_cells, columns, COLUMN_IDENTIFIER);
  g_autofree gchar *id = g_strdup_printf ("%s%u", prefix, table->row_line);
  g_autoptr (ApostilEntity) entity = NULL;
  g_autoptr (GError) problem = NULL;
  const gchar *type;

  if (*name == '\0')
    {
      fail (table, error, _ ("there is no name; write one, or take the row out."));
      return NULL;
    }
  if (!check_words (table, name, error) ||
      !read_type (table, get_cell (row, n_cells, columns, COLUMN_TYPE), &type, error))
    return NULL;
  entity = apostil_entity_new (id, type, name);
  if (!read_aliases (table, entity, get_cell (row, n_cells, columns, COLUMN_ALIASES), error))
    return NULL;
  if (*identifier != '\0')
    {
      g_autofree gchar *uri = apostil_identifier_parse (identifier, &problem);

      if (uri == NULL)
        {
          fail (table, error, "%s", problem->message);
          return NULL;
        }
      apostil_record_set (entity, APOSTIL_ATTR_REF, uri);
    }
  apostil_record_seal (entity);
  return g_steal_pointer (&entity);
}

static GPtrArray *
read_text (const gchar *text, gsize n_bytes, const gchar *name, const gchar *prefix, GError **error)
{
  Table table = { name, text, text + n_bytes, find_separator (text), 1, 1 };
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) problem = NULL;
  gint columns[N_COLUMNS];
  gboolean is_first = TRUE;

  for (;;)
    {
      g_auto (GStrv) row = read_row (&table, &problem);
      ApostilEntity *entity;

      if (row == NULL)
        break;
      if (is_first)
        {
          is_first = FALSE;
          if (read_header (row, columns))
            continue;
        }
      /* A line of separators alone says nothing. */
      if (strspn (*row, " ") == strlen (*row))
        {
          gboolean any = FALSE;

          for (guint i = 0; row[i] != NULL; i++)
            any = any || *row[i] != '\0';
          if (!any)
            continue;
        }
      if (entities->len == APOSTIL_MAX_AUTHORITY_ENTRIES)
        {
          fail (&table, error, _ ("there are more than %u entries; split the list."),
                APOSTIL_MAX_AUTHORITY_ENTRIES);
          return NULL;
        }
      entity = read_entity (&table, row, columns, prefix, error);
      if (entity == NULL)
        return NULL;
      g_ptr_array_add (entities, entity);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (entities->len == 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   /* Translators: %s is a file */
                   _ ("%s holds no entry. A list has one row for each name: "
                      "name, aliases with | between them, identifier, type."),
                   name);
      return NULL;
    }
  return g_steal_pointer (&entities);
}

/**
 * apostil_authority_reader_read:
 * @bytes: a table, comma-, semicolon- or tab-separated, in any encoding that texts come in
 * @name: what to call it in errors
 * @prefix: what the ids begin with
 * @error: %APOSTIL_ERROR_INVALID, %APOSTIL_ERROR_LIMIT, %APOSTIL_ERROR_ENCODING
 *
 * All of it is read, or none.
 *
 * Returns: (transfer full) (nullable) (element-type ApostilEntity): what it lists
 */
GPtrArray *
apostil_authority_reader_read (GBytes *bytes,
                               const gchar *name,
                               const gchar *prefix,
                               GError **error)
{
  ApostilEncoding encoding;
  g_autofree gchar *text = NULL;
  gsize n_bytes = 0;
  guint n_replaced = 0;

  g_return_val_if_fail (bytes != NULL && name != NULL && prefix != NULL, NULL);

  if (g_bytes_get_size (bytes) > APOSTIL_MAX_AUTHORITY_BYTES)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("%s is larger than %u MiB; split the list."), name,
                   APOSTIL_MAX_AUTHORITY_BYTES / (1024 * 1024));
      return NULL;
    }
  if (g_bytes_get_size (bytes) > 0)
    {
      if (!apostil_encoding_check_text (bytes, error) ||
          !apostil_encoding_recognise (bytes, NULL, &encoding, error) ||
          (text = apostil_encoding_decode (bytes, &encoding, &n_bytes, &n_replaced, error)) == NULL)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
    }
  return read_text (text != NULL ? text : "", n_bytes, name, prefix, error);
}

/* ---- Writing ---- */

static void
append_field (GString *table, const gchar *words, gboolean last)
{
  g_string_append_c (table, '"');
  for (const gchar *p = words != NULL ? words : ""; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *p);
    }
  g_string_append (table, last ? "\"\n" : "\",");
}

/**
 * apostil_authority_reader_format:
 * @entities: (element-type ApostilEntity): what is known
 *
 * Returns: (transfer full): a table that apostil_authority_reader_read() reads to the same
 */
GBytes *
apostil_authority_reader_format (GPtrArray *entities)
{
  GString *table = g_string_new ("name,aliases,identifier,type\n");
  gsize length;

  for (guint i = 0; i < entities->len; i++)
    {
      ApostilEntity *entity = g_ptr_array_index (entities, i);
      g_autofree gchar *aliases = g_strjoinv ("|", (gchar **) apostil_entity_get_aliases (entity));

      append_field (table, apostil_entity_get_name (entity), FALSE);
      append_field (table, aliases, FALSE);
      append_field (table, apostil_record_get (entity, APOSTIL_ATTR_REF), FALSE);
      append_field (table, apostil_entity_get_entity_type (entity), TRUE);
    }
  length = table->len;
  return g_bytes_new_take (g_string_free (table, FALSE), length);
}
