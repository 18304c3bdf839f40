/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-row.h"

#include <string.h>

/* How it works
 *
 * Cells come in the order of the columns and are written as they come, with nothing kept: for CSV the
 * commas of the columns that were passed over, for JSON nothing. JSON is written by hand, since a
 * tree of it for each of a hundred thousand marks would cost ten times the rest. */

#define BOTH (1 << APOSTIL_ROW_CSV | 1 << APOSTIL_ROW_JSONL)
#define CSV  (1 << APOSTIL_ROW_CSV)
#define JSON (1 << APOSTIL_ROW_JSONL)

/* Where a column is in the one but not in the other, that one says the same in another way, or the
 * loss is reported (apostil-mark-rows.c). */
static const struct
{
  const gchar *name;
  guint styles;
} columns[APOSTIL_N_COLUMNS] = {
  [APOSTIL_COLUMN_RECORD] = { "record", BOTH },
  [APOSTIL_COLUMN_ID] = { "id", BOTH },
  [APOSTIL_COLUMN_KIND] = { "kind", BOTH },
  [APOSTIL_COLUMN_TYPE] = { "type", BOTH },
  [APOSTIL_COLUMN_STATUS] = { "status", BOTH },
  [APOSTIL_COLUMN_TEXT] = { "text", BOTH },
  [APOSTIL_COLUMN_START] = { "start", BOTH },
  [APOSTIL_COLUMN_END] = { "end", BOTH },
  [APOSTIL_COLUMN_SPANS] = { "spans", BOTH },
  [APOSTIL_COLUMN_LINE] = { "line", BOTH },
  [APOSTIL_COLUMN_SENTENCE] = { "sentence", BOTH },
  [APOSTIL_COLUMN_SECTION] = { "section", BOTH },
  [APOSTIL_COLUMN_SECTION_ROLE] = { "section_role", BOTH },
  [APOSTIL_COLUMN_SECTION_PUBLISHED] = { "section_published", BOTH },
  [APOSTIL_COLUMN_SECTION_PUBLISHED_ID] = { "section_published_id", JSON },
  [APOSTIL_COLUMN_SECTION_AUTHOR] = { "section_author", BOTH },
  [APOSTIL_COLUMN_SECTION_PUBLISHER] = { "section_publisher", BOTH },
  [APOSTIL_COLUMN_SECTION_LANGUAGE] = { "section_language", BOTH },
  [APOSTIL_COLUMN_ENTITY] = { "entity", BOTH },
  [APOSTIL_COLUMN_ENTITY_NAME] = { "entity_name", BOTH },
  [APOSTIL_COLUMN_ENTITY_REF] = { "entity_ref", BOTH },
  [APOSTIL_COLUMN_ENTITY_ALIASES] = { "entity_aliases", BOTH },
  [APOSTIL_COLUMN_ENTITY_UNNAMED] = { "entity_unnamed", BOTH },
  [APOSTIL_COLUMN_FORM] = { "form", BOTH },
  [APOSTIL_COLUMN_VALUE] = { "value", BOTH },
  [APOSTIL_COLUMN_MOD] = { "mod", BOTH },
  [APOSTIL_COLUMN_ANCHOR] = { "anchor", BOTH },
  [APOSTIL_COLUMN_ANCHOR_ID] = { "anchor_id", BOTH },
  [APOSTIL_COLUMN_ROLE] = { "role", BOTH },
  [APOSTIL_COLUMN_BEGIN_VALUE] = { "begin_value", BOTH },
  [APOSTIL_COLUMN_END_VALUE] = { "end_value", BOTH },
  [APOSTIL_COLUMN_QUANT] = { "quant", BOTH },
  [APOSTIL_COLUMN_FREQ] = { "freq", BOTH },
  [APOSTIL_COLUMN_CALENDAR] = { "calendar", BOTH },
  [APOSTIL_COLUMN_CLAIMANT] = { "claimant", BOTH },
  [APOSTIL_COLUMN_CLAIMANT_NAME] = { "claimant_name", BOTH },
  [APOSTIL_COLUMN_CLAIMANT_UNNAMED] = { "claimant_unnamed", BOTH },
  [APOSTIL_COLUMN_SOURCE] = { "source", BOTH },
  [APOSTIL_COLUMN_SOURCE_TEXT] = { "source_text", BOTH },
  [APOSTIL_COLUMN_CUE] = { "cue", BOTH },
  [APOSTIL_COLUMN_CUE_TEXT] = { "cue_text", BOTH },
  [APOSTIL_COLUMN_MEDIUM] = { "medium", BOTH },
  [APOSTIL_COLUMN_MEDIUM_TEXT] = { "medium_text", BOTH },
  [APOSTIL_COLUMN_ADDRESSEE] = { "addressee", BOTH },
  [APOSTIL_COLUMN_ADDRESSEE_TEXT] = { "addressee_text", BOTH },
  [APOSTIL_COLUMN_PARTS] = { "parts", BOTH },
  [APOSTIL_COLUMN_MODE] = { "mode", BOTH },
  [APOSTIL_COLUMN_ACT] = { "act", BOTH },
  [APOSTIL_COLUMN_WITHIN] = { "within", BOTH },
  [APOSTIL_COLUMN_STATEMENT] = { "statement", BOTH },
  [APOSTIL_COLUMN_VERDICT] = { "verdict", BOTH },
  [APOSTIL_COLUMN_REASONING] = { "reasoning", BOTH },
  [APOSTIL_COLUMN_VERDICT_BY] = { "verdict_by", BOTH },
  [APOSTIL_COLUMN_VERDICT_AT] = { "verdict_at", BOTH },
  [APOSTIL_COLUMN_EVIDENCE_COUNT] = { "evidence_count", CSV },
  [APOSTIL_COLUMN_EVIDENCE_URLS] = { "evidence_urls", CSV },
  [APOSTIL_COLUMN_EVIDENCE] = { "evidence", BOTH },
  [APOSTIL_COLUMN_FROM] = { "from", BOTH },
  [APOSTIL_COLUMN_TO] = { "to", BOTH },
  [APOSTIL_COLUMN_RELATIONS] = { "relations", BOTH },
  [APOSTIL_COLUMN_ATTRIBUTES] = { "attributes", BOTH },
  [APOSTIL_COLUMN_LINKS] = { "links", BOTH },
  [APOSTIL_COLUMN_NOTE] = { "note", BOTH },
  [APOSTIL_COLUMN_RULE] = { "rule", BOTH },
  [APOSTIL_COLUMN_REASON] = { "reason", BOTH },
  [APOSTIL_COLUMN_REASON_ARGS] = { "reason_args", BOTH },
  [APOSTIL_COLUMN_ALTERNATIVES] = { "alternatives", BOTH },
  [APOSTIL_COLUMN_BY] = { "by", BOTH },
  [APOSTIL_COLUMN_CREATED] = { "created", BOTH },
  [APOSTIL_COLUMN_MODIFIED] = { "modified", BOTH },
  [APOSTIL_COLUMN_FOREIGN_ATTRIBUTES] = { "foreign_attributes", JSON },
  [APOSTIL_COLUMN_FOREIGN_ELEMENTS] = { "foreign_elements", JSON },
  [APOSTIL_COLUMN_ARTICLE_TEXT] = { "article_text", JSON },
  [APOSTIL_COLUMN_SCHEME_XML] = { "scheme_xml", JSON },
  [APOSTIL_COLUMN_FILE] = { "file", BOTH },
  [APOSTIL_COLUMN_DOCUMENT] = { "document", BOTH },
  [APOSTIL_COLUMN_SCHEME] = { "scheme", BOTH },
  [APOSTIL_COLUMN_TITLE] = { "title", BOTH },
  [APOSTIL_COLUMN_AUTHORS] = { "authors", BOTH },
  [APOSTIL_COLUMN_PUBLISHER] = { "publisher", BOTH },
  [APOSTIL_COLUMN_LANGUAGE] = { "language", BOTH },
  [APOSTIL_COLUMN_PUBLISHED] = { "published", BOTH },
  [APOSTIL_COLUMN_ORIGIN] = { "origin", BOTH },
  [APOSTIL_COLUMN_RETRIEVED] = { "retrieved", BOTH },
  [APOSTIL_COLUMN_ORIGIN_SHA256] = { "origin_sha256", BOTH },
  [APOSTIL_COLUMN_ORIGIN_ENCODING] = { "origin_encoding", BOTH },
  [APOSTIL_COLUMN_ORIGIN_CLEANED] = { "origin_cleaned", BOTH },
  [APOSTIL_COLUMN_SHA256] = { "sha256", BOTH },
  [APOSTIL_COLUMN_VARIABLES] = { "variables", JSON },
};

/* A spreadsheet takes a cell that begins with one of these for a formula, which may fetch, send or
 * run things: = + - @, their full-width forms, tab and return (OWASP, « CSV Injection »). */
static gboolean
is_formula (const gchar *value)
{
  static const gunichar starts[] = {
    '=', '+', '-', '@', '\t', '\r', 0xff1d, 0xff0b, 0xff0d, 0xff20
  };
  gunichar ch;

  while (*value == '\'')
    value++;
  ch = g_utf8_get_char (value);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (ch == starts[i])
      return TRUE;
  return FALSE;
}

/**
 * apostil_csv_append_cell:
 * @out: where to
 * @value: what the cell says
 *
 * Appends @value as one cell of CSV (RFC 4180), in quotes where it needs them. What a spreadsheet
 * would take for a formula gets an apostrophe in front, and so does what has apostrophes and then
 * the start of a formula, so that taking one away again gives exactly @value.
 */
void
apostil_csv_append_cell (GString *out, const gchar *value)
{
  gboolean quoted = strpbrk (value, ",\"\r\n") != NULL || g_ascii_isspace (*value);

  if (quoted)
    g_string_append_c (out, '"');
  if (is_formula (value))
    g_string_append_c (out, '\'');
  for (const gchar *p = value; *p != '\0';)
    {
      gsize n = strcspn (p, "\"\x1e");

      g_string_append_len (out, p, (gssize) n);
      p += n;
      if (*p == '\0')
        break;
      /* U+001E ends rows while they wait (apostil-table.c); no document can hold it */
      g_string_append (out, *p == '"' ? "\"\"" : " ");
      p++;
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/**
 * apostil_json_append_string:
 * @out: where to
 * @value: a string
 *
 * Appends @value as a string of JSON (RFC 8259), with its quotes.
 */
void
apostil_json_append_string (GString *out, const gchar *value)
{
  const gchar *from = value;

  g_string_append_c (out, '"');
  for (const gchar *p = value; *p != '\0'; p++)
    {
      guchar byte = (guchar) *p;

      if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f)
        continue;
      g_string_append_len (out, from, p - from);
      from = p + 1;
      if (byte == '"' || byte == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (gchar) byte);
        }
      else if (byte == '\n')
        g_string_append (out, "\\n");
      else if (byte == '\t')
        g_string_append (out, "\\t");
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }
  g_string_append (out, from);
  g_string_append_c (out, '"');
}

/**
 * apostil_column_is_in:
 * @column: a column
 * @style: of a table
 *
 * Returns: whether tables of that style have the column
 */
gboolean
apostil_column_is_in (ApostilColumn column, ApostilRowStyle style)
{
  return (columns[column].styles & (1u << style)) != 0;
}

/**
 * apostil_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): its name in the head of the table, and as key
 */
const gchar *
apostil_column_get_name (ApostilColumn column)
{
  return columns[column].name;
}

/**
 * apostil_row_begin:
 * @row: (out caller-allocates): a row
 * @out: where its cells go
 * @style: how they are written
 * @column: the first column
 *
 * Begins a row, or the part of one from @column on.
 */
void
apostil_row_begin (ApostilRow *row, GString *out, ApostilRowStyle style, ApostilColumn column)
{
  *row = (ApostilRow){ .out = out, .style = style, .next = column, .first = column == 0 };
}

/**
 * apostil_row_skip_to:
 * @row: a row
 * @column: a column, or %APOSTIL_N_COLUMNS
 *
 * Leaves the cells before @column empty.
 */
void
apostil_row_skip_to (ApostilRow *row, ApostilColumn column)
{
  g_assert (column >= row->next);

  for (; row->next < column; row->next++)
    if (row->style == APOSTIL_ROW_CSV && apostil_column_is_in (row->next, row->style))
      {
        if (!row->first)
          g_string_append_c (row->out, ',');
        row->first = FALSE;
      }
}

/* Puts what stands before a cell; FALSE when this style has no such column. */
static gboolean
begin_cell (ApostilRow *row, ApostilColumn column)
{
  if (!apostil_column_is_in (column, row->style))
    return FALSE;
  apostil_row_skip_to (row, column);
  if (!row->first)
    g_string_append_c (row->out, ',');
  row->first = FALSE;
  row->next = column + 1;
  if (row->style == APOSTIL_ROW_JSONL)
    g_string_append_printf (row->out, "\"%s\":", columns[column].name);
  return TRUE;
}

/**
 * apostil_row_string:
 * @row: a row
 * @column: where
 * @value: (nullable): what; nothing is written for %NULL and ""
 *
 * Sets a cell.
 */
void
apostil_row_string (ApostilRow *row, ApostilColumn column, const gchar *value)
{
  if (value == NULL || *value == '\0' || !begin_cell (row, column))
    return;
  if (row->style == APOSTIL_ROW_CSV)
    apostil_csv_append_cell (row->out, value);
  else
    apostil_json_append_string (row->out, value);
}

/**
 * apostil_row_number:
 * @row: a row
 * @column: where
 * @value: what
 *
 * Sets a cell.
 */
void
apostil_row_number (ApostilRow *row, ApostilColumn column, guint value)
{
  if (begin_cell (row, column))
    g_string_append_printf (row->out, "%u", value);
}

/**
 * apostil_row_list:
 * @row: a row
 * @column: where
 * @values: (array zero-terminated=1) (nullable): what; nothing is written for none
 *
 * Sets a cell: an array in JSON, the values with « | » between in CSV.
 */
void
apostil_row_list (ApostilRow *row, ApostilColumn column, const gchar *const *values)
{
  if (values == NULL || values[0] == NULL || !begin_cell (row, column))
    return;
  if (row->style == APOSTIL_ROW_CSV)
    {
      g_autofree gchar *all = g_strjoinv (APOSTIL_ROW_LIST_SEPARATOR, (gchar **) values);

      apostil_csv_append_cell (row->out, all);
      return;
    }
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append_c (row->out, i == 0 ? '[' : ',');
      apostil_json_append_string (row->out, values[i]);
    }
  g_string_append_c (row->out, ']');
}

/**
 * apostil_row_spans:
 * @row: a row
 * @column: where
 * @spans: (array length=n_spans): what; nothing is written for none
 * @n_spans: how many
 *
 * Sets a cell to an array of pairs, in CSV too: « 12-20 » would be a day of December there.
 */
void
apostil_row_spans (ApostilRow *row, ApostilColumn column, const ApostilSpan *spans, guint n_spans)
{
  g_autoptr (GString) json = NULL;

  if (n_spans == 0)
    return;
  json = g_string_new ("[");
  for (guint i = 0; i < n_spans; i++)
    g_string_append_printf (json, "%s[%u,%u]", i == 0 ? "" : ",", spans[i].start, spans[i].end);
  g_string_append_c (json, ']');
  apostil_row_json (row, column, json->str);
}

/**
 * apostil_row_json:
 * @row: a row
 * @column: where
 * @json: (nullable): a value of JSON; nothing is written for %NULL
 *
 * Sets a cell: to the value in JSON, to its text in CSV.
 */
void
apostil_row_json (ApostilRow *row, ApostilColumn column, const gchar *json)
{
  if (json == NULL || !begin_cell (row, column))
    return;
  if (row->style == APOSTIL_ROW_CSV)
    apostil_csv_append_cell (row->out, json);
  else
    g_string_append (row->out, json);
}
